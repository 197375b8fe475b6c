import {
  Closed,
  Describe,
  IsFormat,
  IsText,
  List,
  type MemberDecorator,
  Nested,
  Optional,
} from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import {
  IsCountry,
  IsDay,
  IsInstant,
  IsIdentifier,
  IsLine,
  IsPlace,
  IsSealNumbers,
} from '../../fields/fields.js';
import { type Amount, IsAmount } from '../../fields/money.request.js';
import { AtOffice, IsReasonOfOffice } from './office.js';
import { Report, reportOf } from './report-of.js';
import { Seen, SeenAtPlace } from './seen.js';

function AreMarks(): MemberDecorator {
  return applyDecorators(
    List([IsText({ min: 1, max: 120 }), IsFormat('printable')], { max: 40 }),
    Describe('Identifying marks of heavy or bulky goods, where they go unsealed.', ['RIG-7 frame 4471']),
  );
}

function IsVoucherPage(): MemberDecorator {
  return applyDecorators(IsInt(), Min(1), Max(20), Describe('Page of the voucher.', 1));
}

@Report(
  {
    occurredAt: '2026-03-01T05:20:00+05:00',
    place: 'karachi-port',
    office: 'Karachi Port Customs',
    ledger: { number: '2026/1187', date: '2026-03-01' },
    seals: ['PK-C-004417'],
    declaredValue: { amount: '48000.00', currency: 'USD' },
    voucherPage: 1,
  },
  'karachi-customs',
)
export class CarnetAcceptedReport extends reportOf('CarnetAccepted', SeenAtPlace, AtOffice) {
  @Optional()
  @IsSealNumbers('The seals that are on.')
  readonly seals?: readonly string[];

  @Optional()
  @IsAmount('Value of the goods on the manifest.')
  readonly declaredValue?: Amount;

  @Optional()
  @IsVoucherPage()
  readonly voucherPage?: number;

  @Optional()
  @IsBoolean()
  @Describe('Endorsed for heavy or bulky goods (art. 29, 32).', false)
  readonly heavyOrBulky?: boolean;

  @Optional()
  @AreMarks()
  readonly marks?: readonly string[];
}

@Report(
  {
    occurredAt: '2026-03-03T18:10:00+04:30',
    place: 'torkham-af',
    voucherPage: 3,
    prescribedRoute: ['jalalabad', 'kabul', 'hairatan'],
    timeLimit: '2026-03-08T18:00:00+04:30',
  },
  'torkham-af-customs',
)
export class TirOperationStartedReport extends reportOf('TirOperationStarted', SeenAtPlace, AtOffice) {
  @Optional()
  @IsVoucherPage()
  readonly voucherPage?: number;

  @Optional()
  @IsSealNumbers('The seals that are on; none: an empty list.')
  readonly seals?: readonly string[];

  @Optional()
  @AreMarks()
  readonly marks?: readonly string[];

  @Optional()
  @List(IsPlace(), { max: 60 })
  @Describe('Places that the office told it to pass, in their order; the last is where to present it.', [
    'jalalabad',
    'kabul',
    'hairatan',
  ])
  readonly prescribedRoute?: readonly string[];

  @Optional()
  @IsInstant('To be presented at exit or destination by then.')
  readonly timeLimit?: string;
}

@Closed({ description: 'Certificate of termination.' })
export class TerminationCertificate {
  @IsIdentifier('Its reference.', 'T-2026-0417', 60)
  readonly reference!: string;

  @Optional()
  @IsDay('Its day.')
  readonly date?: string;
}

@Report({
  occurredAt: '2026-03-03T14:30:00+05:00',
  place: 'torkham-pk',
  voucherPage: 2,
  certificate: { reference: 'T-2026-0417', date: '2026-03-03' },
})
export class TirOperationTerminatedReport extends reportOf('TirOperationTerminated', SeenAtPlace, AtOffice) {
  @Optional()
  @IsVoucherPage()
  readonly voucherPage?: number;

  @Optional()
  @IsBoolean()
  @Describe('Only a part was unloaded here; the transport goes on.', false)
  readonly partial?: boolean;

  @Optional()
  @IsLine('What customs reserved. Leave it out where they reserved nothing.', '2 packages missing', 500)
  readonly reservation?: string;

  @Optional()
  @Nested(() => TerminationCertificate)
  readonly certificate?: TerminationCertificate;
}

@Report({ occurredAt: '2026-03-07T11:00:00+05:00', country: 'PK' }, 'fbr-islamabad')
export class TirOperationDischargedReport extends reportOf('TirOperationDischarged', Seen, AtOffice) {
  @IsCountry('Whose customs, ISO 3166-1 alpha-2.')
  readonly country!: string;
}

@Report(
  {
    occurredAt: '2026-03-03T17:40:00+04:30',
    place: 'torkham-af',
    reason: 'seals do not match the carnet',
  },
  'torkham-af-customs',
)
export class TirStartRefusedReport extends reportOf('TirStartRefused', SeenAtPlace, AtOffice) {
  @IsReasonOfOffice()
  readonly reason!: string;
}

/** Reports of the acceptance of a carnet, and of the start and the end of its operations. */
export const TIR_OPERATION = {
  CarnetAccepted: CarnetAcceptedReport,
  TirOperationStarted: TirOperationStartedReport,
  TirOperationTerminated: TirOperationTerminatedReport,
  TirOperationDischarged: TirOperationDischargedReport,
  TirStartRefused: TirStartRefusedReport,
};
