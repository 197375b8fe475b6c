import {
  AGENCIES,
  type Agency,
  EXAMINATION_KINDS,
  type ExaminationKind,
  RISK_CHANNELS,
  type RiskChannel,
} from '#kafila/domain';
import { type MemberDecorator, Optional } from '#kafila/platform';
import { IsCarnetNumber, IsIdentifier, IsLine, IsOneOf } from '../../fields/fields.js';
import { type Amount, IsAmount } from '../../fields/money.request.js';
import { Report, reportOf } from './report-of.js';
import { Seen, SeenAtPlace } from './seen.js';

class AtCustoms {
  @Optional()
  @IsLine('Customs office as it stands on the papers.', 'Torkham Customs', 120)
  readonly office?: string;
}

const IsKind = (): MemberDecorator => IsOneOf(EXAMINATION_KINDS, 'What kind of examination.');
const IsAgency = (): MemberDecorator => IsOneOf(AGENCIES, 'Customs, or an agency beside it.');
const IsReason = (): MemberDecorator => IsLine('Why.', 'laboratory result awaited', 500);

@Report({
  occurredAt: '2026-03-03T05:00:00+05:00',
  place: 'torkham-pk',
  vehicleIds: ['PK-TLK914'],
  procedure: 'export',
  lodgedBy: 'Khyber Clearing',
  declaredValue: { amount: '48000.00', currency: 'USD' },
  carnetNumber: 'XC12345678',
})
export class DeclarationLodgedReport extends reportOf('DeclarationLodged', SeenAtPlace, AtCustoms) {
  @Optional()
  @IsOneOf(['transit', 'export', 'import'], 'What for.')
  readonly procedure?: 'transit' | 'export' | 'import';

  @Optional()
  @IsLine('Who handed them in: the clearing agent. It is kept sealed.', 'Khyber Clearing', 120)
  readonly lodgedBy?: string;

  @Optional()
  @IsAmount('Value of the goods declared.')
  readonly declaredValue?: Amount;

  @Optional()
  @IsCarnetNumber('The TIR carnet that carries the goods.')
  readonly carnetNumber?: string;
}

@Report({ occurredAt: '2026-03-03T05:20:00+05:00', channel: 'red' })
export class RiskChannelAssignedReport extends reportOf('RiskChannelAssigned', Seen, AtCustoms) {
  @IsOneOf(RISK_CHANNELS, 'Which channel.')
  readonly channel!: RiskChannel;
}

@Report({ occurredAt: '2026-03-03T05:40:00+05:00', kind: 'scan', agency: 'customs' })
export class ExaminationOrderedReport extends reportOf('ExaminationOrdered', Seen, AtCustoms) {
  @IsKind()
  readonly kind!: ExaminationKind;

  @Optional()
  @IsAgency()
  readonly agency?: Agency;
}

@Report({ kind: 'scan', agency: 'customs', result: 'conformant' })
export class ExaminationDoneReport extends reportOf('ExaminationDone', Seen, AtCustoms) {
  @IsKind()
  readonly kind!: ExaminationKind;

  @Optional()
  @IsAgency()
  readonly agency?: Agency;

  @Optional()
  @IsOneOf(['conformant', 'non-conformant'], 'What was found.')
  readonly result?: 'conformant' | 'non-conformant';
}

@Report({
  occurredAt: '2026-03-03T10:30:00+05:00',
  amount: { amount: '182500.00', currency: 'PKR' },
  receipt: 'CPR-2026-88123',
})
export class DutiesPaidReport extends reportOf('DutiesPaid', Seen, AtCustoms) {
  @IsAmount('How much.')
  readonly amount!: Amount;

  @Optional()
  @IsIdentifier('Number of the receipt.', 'CPR-2026-88123', 60)
  readonly receipt?: string;
}

@Report({
  occurredAt: '2026-03-03T10:45:00+05:00',
  agency: 'phytosanitary',
  reason: 'laboratory result awaited',
})
export class ClearanceHeldReport extends reportOf('ClearanceHeld', Seen, AtCustoms) {
  @IsAgency()
  readonly agency!: Agency;

  @IsReason()
  readonly reason!: string;
}

@Report({
  occurredAt: '2026-03-03T12:10:00+05:00',
  agency: 'phytosanitary',
  reason: 'certificate was handed in later',
})
export class HoldLiftedReport extends reportOf('HoldLifted', Seen, AtCustoms) {
  @IsAgency()
  readonly agency!: Agency;

  @Optional()
  @IsReason()
  readonly reason?: string;
}

@Report({ occurredAt: '2026-03-03T13:50:00+05:00' })
export class ClearanceGrantedReport extends reportOf('ClearanceGranted', Seen, AtCustoms) {}

@Report({ occurredAt: '2026-03-03T13:50:00+05:00', reason: 'goods on the negative list' })
export class ClearanceRefusedReport extends reportOf('ClearanceRefused', Seen, AtCustoms) {
  @IsReason()
  readonly reason!: string;
}

@Report({ occurredAt: '2026-03-03T15:05:00+05:00', place: 'torkham-pk' })
export class GoodsGatedOutReport extends reportOf('GoodsGatedOut', Seen, AtCustoms) {}

@Report({ occurredAt: '2026-03-03T12:00:00+05:00', reason: 'wrong consignee' })
export class DeclarationWithdrawnReport extends reportOf('DeclarationWithdrawn', Seen, AtCustoms) {
  @Optional()
  @IsReason()
  readonly reason?: string;
}

/** Reports of the steps of one customs declaration (WCO Time Release Study). */
export const DECLARATION = {
  DeclarationLodged: DeclarationLodgedReport,
  RiskChannelAssigned: RiskChannelAssignedReport,
  ExaminationOrdered: ExaminationOrderedReport,
  ExaminationDone: ExaminationDoneReport,
  DutiesPaid: DutiesPaidReport,
  ClearanceHeld: ClearanceHeldReport,
  HoldLifted: HoldLiftedReport,
  ClearanceGranted: ClearanceGrantedReport,
  ClearanceRefused: ClearanceRefusedReport,
  GoodsGatedOut: GoodsGatedOutReport,
  DeclarationWithdrawn: DeclarationWithdrawnReport,
};
