import { LEG_MODES, type LegMode } from '#kafila/domain';
import { Describe, Nullable, Open, Optional } from '#kafila/platform';
import { IsBoolean, IsInt, IsNumber, IsString } from 'class-validator';
import { AreAll, IsCount, IsCountry, IsList, IsOneOf, IsPlain, IsSlug } from '../members.js';

@Open()
export class CorridorLeg {
  @IsSlug('Where it begins.')
  readonly from!: string;

  @IsSlug('Where it ends.')
  readonly to!: string;

  @Optional()
  @IsOneOf(LEG_MODES, 'How vehicles go over it; absent: by road.')
  readonly mode?: LegMode;

  @IsCountry('Country of from.')
  readonly country!: string;

  @Optional()
  @IsCountry('Country of to, across a border.')
  readonly toCountry?: string;

  @IsNumber()
  @Describe('Kilometres, by its mode.')
  readonly distanceKm!: number;

  @IsBoolean()
  @Describe('From one side of a border to the other.')
  readonly borderCrossing!: boolean;

  @IsPlain('Where the distance comes from.')
  readonly distanceSource!: string;
}

/** A corridor as every read gives it. */
@Open()
export class Corridor {
  @IsPlain('How Kafila names it.', 'khi-tas-torkham')
  readonly id!: string;

  @IsPlain('For people.')
  readonly name!: string;

  @IsList(IsPlain('An agreement.', 'TIR'), 'Agreements that may apply on it.')
  readonly regimes!: readonly string[];

  @Nullable()
  @IsList(IsInt(), 'CAREC corridors it runs on.')
  readonly carec!: readonly number[] | null;

  @IsBoolean()
  @Describe('There and back.')
  readonly roundTrip!: boolean;

  @IsList(IsCountry('A country.'), 'In the order of travel.')
  readonly countries!: readonly string[];

  @IsCount('How many borders it crosses.')
  readonly borderCrossings!: number;

  @IsList(IsSlug('A place.'), 'In the order of travel.')
  readonly route!: readonly string[];

  @AreAll(() => CorridorLeg, 'One stretch after the other.')
  readonly legs!: readonly CorridorLeg[];

  @IsNumber()
  @Describe('Kilometres of all its legs.')
  readonly totalKm!: number;

  @Nullable()
  @IsNumber()
  @Describe('What the operator told the press.')
  readonly publishedKm!: number | null;

  @IsPlain('Where the distances come from.')
  readonly distanceSource!: string;

  @IsList(IsString(), 'For people.')
  readonly notes!: readonly string[];
}
