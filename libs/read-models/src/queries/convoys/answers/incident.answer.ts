import { INCIDENT_KINDS, SEALING_PARTIES, type SealStep } from '#kafila/domain';
import { Describe, Nullable, Open, Optional } from '#kafila/platform';
import { IsBoolean } from 'class-validator';
import {
  IsCarnetNumber,
  IsEvidence,
  IsInstant,
  IsOneOf,
  IsPlain,
  IsSeals,
  IsSlug,
  IsVehicleId,
} from '../../members.js';
import { SEAL_STEPS } from '../statuses.js';

@Open()
export class Incident {
  @IsOneOf(INCIDENT_KINDS, 'What happened.')
  readonly kind!: (typeof INCIDENT_KINDS)[number];

  @IsInstant('When.')
  readonly occurredAt!: string;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @Nullable()
  @IsPlain('As it was told.')
  readonly description!: string | null;

  @Nullable()
  @IsInstant('When it was over, as reported; null while it is open, and where its end is inferred.')
  readonly closedAt!: string | null;

  @IsBoolean()
  @Describe('Nobody reported its end, but the vehicle that it had stopped went on.')
  readonly inferred!: boolean;

  @IsEvidence()
  readonly evidence!: readonly string[];
}

@Open()
export class Delivery {
  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @IsInstant('When.')
  readonly deliveredAt!: string;

  @IsBoolean()
  @Describe('Only a part; it went on with the rest.')
  readonly partial!: boolean;

  @IsEvidence()
  readonly evidence!: readonly string[];
}

@Open()
export class Transshipment {
  @IsInstant('When.')
  readonly at!: string;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @IsVehicleId('Out of which one.')
  readonly from!: string;

  @IsVehicleId('Into which one.')
  readonly to!: string;

  @IsBoolean()
  @Describe('A part of the load stayed.')
  readonly partial!: boolean;

  @Nullable()
  @IsCarnetNumber('The load travelled under it.')
  readonly carnetNumber!: string | null;

  @Nullable()
  @IsPlain('Why.')
  readonly reason!: string | null;

  @IsEvidence()
  readonly evidence!: readonly string[];
}

@Open()
export class SealHistoryStep {
  @IsOneOf(SEAL_STEPS, 'What was done.')
  readonly what!: SealStep['what'];

  @IsInstant('When.')
  readonly at!: string;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @Nullable()
  @IsOneOf(SEALING_PARTIES, 'By whom.')
  readonly party!: (typeof SEALING_PARTIES)[number] | null;

  @IsSeals('The seals that are on afterwards.')
  readonly seals!: readonly string[];

  @Optional()
  @IsBoolean()
  @Describe('Verified only: whether they were whole.')
  readonly intact?: boolean;

  @IsEvidence()
  readonly evidence!: readonly string[];
}
