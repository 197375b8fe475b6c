import { PLACE_KINDS, type PlaceKind } from '#kafila/domain';
import { Describe, Nullable, Open, Optional } from '#kafila/platform';
import { IsBoolean, IsNumber, IsString } from 'class-validator';
import { AreAll, Is, IsCountry, IsList, IsOneOf, IsPlain, IsSlug } from '../members.js';

/** A place as every read gives it. */
@Open()
export class Place {
  @IsSlug('How Kafila names it.')
  readonly slug!: string;

  @Nullable()
  @IsPlain('UN/LOCODE without a blank.', 'PKTOR')
  readonly code!: string | null;

  @IsPlain('For people; two places may share one.', 'Torkham (Pakistan)')
  readonly name!: string;

  @IsCountry('Where it is.')
  readonly country!: string;

  @IsOneOf(
    PLACE_KINDS,
    'border-crossing is one side of a border; to a rail-yard vehicles come on a train only.',
  )
  readonly kind!: PlaceKind;

  @IsNumber()
  @Describe('WGS84 decimal degrees.')
  readonly lat!: number;

  @IsNumber()
  @Describe('WGS84 decimal degrees.')
  readonly lon!: number;

  @IsPlain('IANA time zone.', 'Asia/Karachi')
  readonly timeZone!: string;

  @Nullable()
  @IsSlug('The side that faces it across the border.')
  readonly bcpPair!: string | null;

  @Optional()
  @IsList(IsSlug('A port.'), 'The ports that face it across the sea, as its own entry names them.')
  readonly seaPairs?: readonly string[];

  @Optional()
  @IsList(
    IsSlug('A place.'),
    'The places that face it across the border by rail, as its own entry names them.',
  )
  readonly railPairs?: readonly string[];

  @IsPlain('Where the coordinates come from.')
  readonly source!: string;

  @IsBoolean()
  @Describe('The coordinates are an estimate.')
  readonly approximate!: boolean;

  @Optional()
  @IsPlain('For people.')
  readonly note?: string;

  @Optional()
  @IsList(IsString(), 'Other names it goes by.')
  readonly altNames?: readonly string[];
}

/** The same with the side that faces it across the border. */
@Open({ inheritedFirst: true })
export class PlaceWithFacing extends Place {
  @Nullable()
  @Is(() => Place, 'The side that faces it across the border, in full.')
  readonly facing!: Place | null;

  @AreAll(() => Place, 'The ports that face it across the sea, in full.')
  readonly facingPorts!: readonly Place[];

  @AreAll(() => Place, 'The places that face it across the border by rail, in full.')
  readonly facingByRail!: readonly Place[];
}
