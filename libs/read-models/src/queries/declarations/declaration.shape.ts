import {
  AGENCIES,
  DECLARATION_FACT_TYPES,
  type DeclarationStatus,
  EXAMINATION_KINDS,
  RISK_CHANNELS,
} from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { ClocksShape } from '../two-clocks/clocks.shape.js';
import { IrregularityShape } from '../shown-irregularities/irregularity.shape.js';
import {
  CarnetNumber,
  ConvoyId,
  Evidence,
  Hours,
  IncompleteSince,
  Instant,
  list,
  Money,
  oneOf,
  orNull,
  PositionText,
  Slug,
  Text,
  VehicleId,
} from '../shapes.js';
import { SkippedEventsShape } from '../reading/skipped-events.js';

const STATUSES: Readonly<Record<DeclarationStatus, true>> = {
  unknown: true,
  lodged: true,
  assessed: true,
  'under-examination': true,
  held: true,
  granted: true,
  refused: true,
  'gated-out': true,
  withdrawn: true,
};
export const DECLARATION_STATUSES = Object.keys(STATUSES) as DeclarationStatus[];

const Agency = oneOf(AGENCIES, 'Customs, or the agency beside it.');

const Step = Type.Object({
  type: oneOf([...DECLARATION_FACT_TYPES], 'What was done.'),
  at: Instant('When.'),
  place: orNull(Slug('Where.')),
  office: orNull(Text('Name or number of the office.')),
  evidence: Evidence,
  contradictedBy: list(
    Type.Object({ reportId: Text('Id of the report.'), at: Instant('When it says that it was.') }),
    'Reports of other units that tell it with another result, within an hour.',
  ),
});

const Examination = Type.Object({
  kind: oneOf(EXAMINATION_KINDS, 'What was looked at.'),
  agency: orNull(Agency),
  orderedAt: orNull(Instant('When it was ordered.')),
  doneAt: orNull(Instant('When it was done.')),
  result: orNull(oneOf(['conformant', 'non-conformant'], 'What was found.')),
  hours: orNull(Hours('From the order to the end.')),
  evidence: Evidence,
});

const Hold = Type.Object({
  agency: Agency,
  reason: Text('Why.'),
  place: orNull(Slug('Where.')),
  heldAt: Instant('When it was held.'),
  endedAt: orNull(Instant('When that ended; null while it lasts, and where nobody reported it.')),
  hours: orNull(Hours('How long.')),
  evidence: Evidence,
});

const Duties = Type.Object({
  amount: Money('What was paid.'),
  receipt: orNull(Text('Number of the receipt.')),
  paidAt: Instant('When.'),
  evidence: Evidence,
});

const ReleaseHours = Type.Object(
  {
    lodgementToChannel: orNull(Hours('From lodgement to the first risk channel.')),
    channelToExamination: orNull(Hours('From the risk channel to the first order of an examination.')),
    examination: orNull(Hours('From the first order to the last end; null while one is open.')),
    held: orNull(Hours('How long agencies held the goods, overlaps counted once.')),
    lodgementToDutiesPaid: orNull(Hours('From lodgement to the last payment.')),
    dutiesPaidToRelease: orNull(Hours('From the last payment to the grant.')),
    lodgementToRelease: orNull(Hours('From lodgement to the grant.')),
    releaseToGateOut: orNull(Hours('From the grant until the last goods had left.')),
    lodgementToGateOut: orNull(Hours('From lodgement until the last goods had left.')),
  },
  { description: 'Between the steps of the WCO Time Release Study; null where an end was not reported.' },
);

/** A customs declaration as every read gives it. Further members may come. */
export const DeclarationShape = Type.Object({
  reference: Type.String({ description: 'Its own.', examples: ['KAPE-EB-12345-20-07-2023'] }),
  status: oneOf(DECLARATION_STATUSES, 'How far it is.'),
  place: orNull(Slug('Where the customs office is.')),
  office: orNull(Text('Name or number of the office.')),
  convoyId: orNull(ConvoyId('The convoy whose goods it declares.')),
  vehicleIds: list(VehicleId('A vehicle.'), 'The vehicles that carry the goods.'),
  carnetNumber: orNull(CarnetNumber('The goods travel under it.')),
  procedure: orNull(oneOf(['transit', 'export', 'import'], 'What for.')),
  lodgedBy: orNull(Text('The clearing agent.')),
  declaredValue: orNull(Money('Value of the goods.')),
  lodgedAt: orNull(Instant('When it was lodged.')),
  channel: orNull(oneOf(RISK_CHANNELS, 'The risk channel assigned last.')),
  grantedAt: orNull(Instant('When clearance was granted, where that is the decision in force.')),
  refusedAt: orNull(Instant('When clearance was refused, where that is the decision in force.')),
  refusalReason: orNull(Text('Why.')),
  gatedOutAt: orNull(Instant('When the last goods left, of those that were reported.')),
  withdrawnAt: orNull(Instant('When it was withdrawn.')),
  steps: list(Step, 'In the order of occurrence.'),
  examinations: list(Examination, 'In the order of time.'),
  holds: list(Hold, 'In the order of time.'),
  duties: list(Duties, 'Duties and taxes, in the order of time.'),
  hours: ReleaseHours,
  irregularities: list(IrregularityShape, 'What does not fit and is not explained.'),
  revision: Type.Integer({ description: 'Last event of its stream that is in here.', examples: [4] }),
  position: PositionText('Last event that is in here.'),
  incompleteSince: IncompleteSince,
  clocks: ClocksShape,
  skippedEvents: SkippedEventsShape,
});
