import { Describe, Optional } from '#kafila/platform';
import { IsBoolean } from 'class-validator';
import { IsKnownVehicle, IsLine, IsOneOf, IsPlace, IsSealNumbers } from '../../fields/fields.js';
import { AtOffice, IsReasonOfOffice } from './office.js';
import { Report, reportOf } from './report-of.js';
import { Seen, SeenAtPlace } from './seen.js';

@Report(
  {
    occurredAt: '2026-03-05T10:00:00+04:30',
    place: 'kabul',
    seals: ['PK-C-004417'],
    result: 'conformant',
  },
  'kabul-customs',
)
export class TirControlMadeReport extends reportOf('TirControlMade', Seen, AtOffice) {
  @Optional()
  @IsSealNumbers('The seals that are on.')
  readonly seals?: readonly string[];

  @Optional()
  @IsOneOf(['conformant', 'non-conformant'], 'What was found.')
  readonly result?: 'conformant' | 'non-conformant';

  @Optional()
  @IsReasonOfOffice()
  readonly reason?: string;
}

@Report(
  {
    occurredAt: '2026-03-06T00:15:00+04:30',
    place: 'pul-e-khumri',
    authority: 'police',
    cause: 'door hit a rock wall at Salang',
    oldSeals: ['PK-C-004417'],
    newSeals: ['AF-P-77'],
    goodsState: 'whole, 840 packages counted',
  },
  'pul-e-khumri-police',
)
export class CertifiedReportDrawnReport extends reportOf('CertifiedReportDrawn', Seen, AtOffice) {
  @IsOneOf(['customs', 'police', 'other'], 'Who drew it up: customs, failing that another.')
  readonly authority!: 'customs' | 'police' | 'other';

  @IsLine('What happened.', 'door hit a rock wall at Salang', 500)
  readonly cause!: string;

  @Optional()
  @IsSealNumbers('The seals before.')
  readonly oldSeals?: readonly string[];

  @Optional()
  @IsSealNumbers('The seals that were put on.')
  readonly newSeals?: readonly string[];

  @Optional()
  @IsLine('State of the goods.', 'whole, 840 packages counted', 500)
  readonly goodsState?: string;

  @Optional()
  @IsKnownVehicle('The vehicle that the load was moved into.')
  readonly toVehicleId?: string;
}

@Report(
  { occurredAt: '2026-03-06T16:00:00+04:30', place: 'hairatan', reason: 'rail leg to Termez' },
  'hairatan-customs',
)
export class TirTransportSuspendedReport extends reportOf('TirTransportSuspended', SeenAtPlace, AtOffice) {
  @Optional()
  @IsReasonOfOffice()
  readonly reason?: string;
}

@Report({ occurredAt: '2026-03-07T08:00:00+05:00', place: 'termez', sealsIntact: true }, 'termez-customs')
export class TirTransportResumedReport extends reportOf('TirTransportResumed', SeenAtPlace, AtOffice) {
  @Optional()
  @IsBoolean()
  @Describe('Whether the seals were whole; if not, a certified report is needed.', true)
  readonly sealsIntact?: boolean;
}

@Report(
  {
    occurredAt: '2026-03-08T09:00:00+05:00',
    from: 'tashkent',
    to: 'samarkand',
    reason: 'receiver moved its store',
  },
  'nlc-dispatch',
)
export class TirDestinationSubstitutedReport extends reportOf('TirDestinationSubstituted', Seen, AtOffice) {
  @Optional()
  @IsPlace('The office that was declared. Default: the only one declared.')
  readonly from?: string;

  @IsPlace('The office that takes its place.')
  readonly to!: string;

  @Optional()
  @IsReasonOfOffice()
  readonly reason?: string;
}

@Report({ occurredAt: '2026-03-20T12:00:00+05:00', returnedTo: 'PNC-ICC' }, 'nlc-dispatch')
export class CarnetReturnedReport extends reportOf('CarnetReturned', Seen, AtOffice) {
  @Optional()
  @IsLine('The association that took it back.', 'PNC-ICC', 120)
  readonly returnedTo?: string;
}

/** Reports of what else happens to a carnet on its way, and of its return. */
export const CARNET = {
  TirControlMade: TirControlMadeReport,
  CertifiedReportDrawn: CertifiedReportDrawnReport,
  TirTransportSuspended: TirTransportSuspendedReport,
  TirTransportResumed: TirTransportResumedReport,
  TirDestinationSubstituted: TirDestinationSubstitutedReport,
  CarnetReturned: CarnetReturnedReport,
};
