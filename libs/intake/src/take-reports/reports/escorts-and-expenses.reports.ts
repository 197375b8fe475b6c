import {
  ESCORT_AUTHORITIES,
  type EscortAuthority,
  EXPENSE_CATEGORIES,
  type ExpenseCategory,
} from '#kafila/domain';
import { type MemberDecorator, Nested, Optional } from '#kafila/platform';
import { IsLine, IsOneOf } from '../../fields/fields.js';
import { PaymentMade } from '../../fields/money.request.js';
import { Report, reportOf } from './report-of.js';
import { Seen } from './seen.js';

function IsEscort(): MemberDecorator {
  return IsLine(
    'Name or number of the escort, the same when it joins and when it leaves. It is kept sealed.',
    'Khyber Rifles 3',
  );
}

@Report(
  {
    occurredAt: '2026-03-02T23:50:00+05:00',
    place: 'peshawar',
    escort: 'Khyber Rifles 3',
    authority: 'army',
  },
  'lead-truck',
)
export class EscortJoinedReport extends reportOf('EscortJoined', Seen) {
  @IsEscort()
  readonly escort!: string;

  @Optional()
  @IsOneOf(ESCORT_AUTHORITIES, 'Who sent it.')
  readonly authority?: EscortAuthority;
}

@Report(
  { occurredAt: '2026-03-03T04:10:00+05:00', place: 'torkham-pk', escort: 'Khyber Rifles 3' },
  'lead-truck',
)
export class EscortLeftReport extends reportOf('EscortLeft', Seen) {
  @IsEscort()
  readonly escort!: string;
}

@Report(
  {
    occurredAt: '2026-03-04T18:05:00+04:30',
    place: 'jalalabad',
    vehicleIds: ['PK-TLK914'],
    category: 'fuel',
    payment: { amount: '320.00', currency: 'USD', official: true, paidTo: 'Nangarhar Petrol' },
  },
  'lead-truck',
)
export class ExpensePaidReport extends reportOf('ExpensePaid', Seen) {
  @IsOneOf(EXPENSE_CATEGORIES, 'What for.')
  readonly category!: ExpenseCategory;

  @Nested(() => PaymentMade)
  readonly payment!: PaymentMade;
}

/** Reports of who goes along, and of what is paid on the way. */
export const ESCORTS_AND_EXPENSES = {
  EscortJoined: EscortJoinedReport,
  EscortLeft: EscortLeftReport,
  ExpensePaid: ExpensePaidReport,
};
