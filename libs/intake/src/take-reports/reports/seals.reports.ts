import { SEALING_PARTIES, type SealingParty } from '#kafila/domain';
import { Describe, type MemberDecorator, Optional } from '#kafila/platform';
import { IsBoolean } from 'class-validator';
import { IsLine, IsOneOf, IsSealNumbers } from '../../fields/fields.js';
import { Report, reportOf } from './report-of.js';
import { Seen } from './seen.js';

function IsParty(): MemberDecorator {
  return IsOneOf(
    SEALING_PARTIES,
    'Who did it (UN/EDIFACT 9303). By customs, for an inspection, a new seal is no breach.',
  );
}

@Report(
  {
    occurredAt: '2026-03-01T05:10:00+05:00',
    place: 'karachi-port',
    vehicleIds: ['PK-TLK914'],
    seals: ['PK-C-004417'],
    party: 'customs',
    sealClass: 'H',
  },
  'karachi-customs',
)
export class SealsAffixedReport extends reportOf('SealsAffixed', Seen) {
  @IsSealNumbers('The seals that were put on.', { min: 1 })
  readonly seals!: readonly string[];

  @Optional()
  @IsParty()
  readonly party?: SealingParty;

  @Optional()
  @IsOneOf(['I', 'S', 'H'], 'Class of ISO 17712: indicative, security, high security.')
  readonly sealClass?: 'I' | 'S' | 'H';
}

@Report({
  place: 'torkham-pk',
  vehicleIds: ['PK-TLK914'],
  seals: ['PK-C-004417'],
  intact: true,
  party: 'customs',
})
export class SealsVerifiedReport extends reportOf('SealsVerified', Seen) {
  @IsSealNumbers('All seals that are on; empty where none is.')
  readonly seals!: readonly string[];

  @IsBoolean()
  @Describe('Whether all of them are whole.', true)
  readonly intact!: boolean;

  @Optional()
  @IsParty()
  readonly party?: SealingParty;
}

@Report(
  {
    occurredAt: '2026-03-05T22:40:00+04:30',
    vehicleIds: ['PK-TLK914'],
    seals: ['PK-C-004417'],
    cause: 'door hit a rock wall at Salang',
  },
  'lead-truck',
)
export class SealsBrokenReport extends reportOf('SealsBroken', Seen) {
  @Optional()
  @IsSealNumbers('Which ones. Default: all that were on.', { min: 1 })
  readonly seals?: readonly string[];

  @Optional()
  @IsLine('How it came about.', 'door hit a rock wall at Salang', 500)
  readonly cause?: string;

  @Optional()
  @IsParty()
  readonly party?: SealingParty;
}

@Report(
  {
    occurredAt: '2026-03-06T14:20:00+04:30',
    place: 'hairatan',
    vehicleIds: ['PK-TLK914'],
    removed: ['PK-C-004417'],
    affixed: ['AF-H-118'],
    party: 'customs',
    reason: 'physical examination',
  },
  'hairatan-customs',
)
export class SealsReplacedReport extends reportOf('SealsReplaced', Seen) {
  @IsSealNumbers('The seals that were taken off.', { min: 1 })
  readonly removed!: readonly string[];

  @IsSealNumbers('The seals that were put on instead.', { min: 1 })
  readonly affixed!: readonly string[];

  @Optional()
  @IsParty()
  readonly party?: SealingParty;

  @Optional()
  @IsLine('Why.', 'physical examination')
  readonly reason?: string;
}

/** Reports of what happens to the seals of vehicles. */
export const SEALS = {
  SealsAffixed: SealsAffixedReport,
  SealsVerified: SealsVerifiedReport,
  SealsBroken: SealsBrokenReport,
  SealsReplaced: SealsReplacedReport,
};
