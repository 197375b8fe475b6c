import { NOTIFIED, type Notified } from '#kafila/domain';
import { Describe, List, type MemberDecorator, Optional } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { IsBoolean } from 'class-validator';
import { IsCountry, IsDay, IsIdentifier, IsOneOf } from '../../fields/fields.js';
import { type Amount, IsAmount } from '../../fields/money.request.js';
import { AtOffice, IsReasonOfOffice } from './office.js';
import { Report, reportOf } from './report-of.js';
import { Seen } from './seen.js';

class ByCustoms extends AtOffice {
  @IsCountry('Whose customs, ISO 3166-1 alpha-2.')
  readonly country!: string;
}

const IsReference = (): MemberDecorator =>
  applyDecorators(Optional(), IsIdentifier('Reference of the claim.', 'CLAIM-2027-17', 60));

@Report(
  { occurredAt: '2026-11-20T11:00:00+04:30', country: 'AF', notified: ['holder', 'association'] },
  'nlc-dispatch',
)
export class NonDischargeNotifiedReport extends reportOf('NonDischargeNotified', Seen, ByCustoms) {
  @List(IsOneOf(NOTIFIED, 'One of them.'), { min: 1, max: 2 })
  @Describe('Whom they told.', ['holder', 'association'])
  readonly notified!: readonly Notified[];

  @Optional()
  @IsBoolean()
  @Describe('The certificate of termination was falsified, or got by fraud.', false)
  readonly falsified?: boolean;
}

@Report(
  {
    occurredAt: '2027-02-22T11:00:00+04:30',
    country: 'AF',
    amount: { amount: '41200.00', currency: 'USD' },
    reference: 'CLAIM-2027-17',
  },
  'nlc-dispatch',
)
export class TirClaimMadeReport extends reportOf('TirClaimMade', Seen, ByCustoms) {
  @IsAmount('How much they claim.')
  readonly amount!: Amount;

  @IsReference()
  readonly reference?: string;
}

@Report(
  {
    occurredAt: '2027-05-10T11:00:00+04:30',
    country: 'AF',
    amount: { amount: '41200.00', currency: 'USD' },
    reference: 'CLAIM-2027-17',
  },
  'nlc-dispatch',
)
export class TirClaimPaidReport extends reportOf('TirClaimPaid', Seen, ByCustoms) {
  @IsAmount('How much was paid.')
  readonly amount!: Amount;

  @IsReference()
  readonly reference?: string;
}

@Report(
  {
    occurredAt: '2027-04-20T11:00:00+04:30',
    country: 'AF',
    reference: 'CLAIM-2027-17',
    reason: 'termination proven',
  },
  'nlc-dispatch',
)
export class TirClaimWithdrawnReport extends reportOf('TirClaimWithdrawn', Seen, ByCustoms) {
  @IsReference()
  readonly reference?: string;

  @Optional()
  @IsReasonOfOffice()
  readonly reason?: string;
}

@Report(
  { occurredAt: '2026-06-01T09:00:00+05:00', country: 'UZ', reason: 'goods missing', until: '2026-12-31' },
  'nlc-dispatch',
)
export class HolderExcludedReport extends reportOf('HolderExcluded', Seen, ByCustoms) {
  @Optional()
  @IsReasonOfOffice()
  readonly reason?: string;

  @Optional()
  @IsDay('The last day of the exclusion. Left out: it has no end.')
  readonly until?: string;
}

@Report({ occurredAt: '2026-09-01T09:00:00+05:00', country: 'UZ' }, 'nlc-dispatch')
export class HolderReadmittedReport extends reportOf('HolderReadmitted', Seen, ByCustoms) {}

/** Reports of what customs claim where an operation was not discharged, and of holders that they exclude. */
export const CLAIMS = {
  NonDischargeNotified: NonDischargeNotifiedReport,
  TirClaimMade: TirClaimMadeReport,
  TirClaimPaid: TirClaimPaidReport,
  TirClaimWithdrawn: TirClaimWithdrawnReport,
  HolderExcluded: HolderExcludedReport,
  HolderReadmitted: HolderReadmittedReport,
};
