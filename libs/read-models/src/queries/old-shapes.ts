import { Type } from '@sinclair/typebox';
import {
  CarnetNumber,
  ConvoyId,
  Coordinates,
  Direction,
  Instant,
  list,
  oneOf,
  orNull,
  PositionText,
  ReportIds,
  Slug,
  VehicleId,
} from './shapes.js';
import { IRREGULARITY_CODES, SEVERITIES } from './shown-irregularities/irregularity.answer.js';

const irregularityFields = {
  code: oneOf(IRREGULARITY_CODES, 'What does not fit, see GET /v1/irregularities/catalogue.'),
  severity: oneOf(SEVERITIES, 'How grave it is.'),
  since: Instant('When it first occurred.'),
  vehicleIds: list(VehicleId('A vehicle.'), 'The vehicles it concerns.'),
  evidence: ReportIds('The reports that show it, the first fifty.'),
  reports: Type.Integer({
    description: 'How many reports show it. None: decisions of the desk contradict each other.',
    examples: [1],
  }),
};

/** An irregularity as every read gives it. */
export const IrregularityShape = Type.Object({
  ...irregularityFields,
  convoyIds: list(
    ConvoyId('A convoy.'),
    'The convoy that it is of, or that its carnet or declaration belongs to; both, where two contradict each other.',
  ),
  carnetNumber: orNull(CarnetNumber('The one it is about.')),
  declarationRef: orNull(
    Type.String({
      description: 'The customs declaration it is about.',
      examples: ['KAPE-EB-12345-20-07-2023'],
    }),
  ),
});

/** One event of the timeline, as it is described in OpenAPI. */
export const TimelineItemShape = Type.Object({
  reportId: Type.Optional(Type.String({ description: 'Of a report.' })),
  eventId: Type.Optional(Type.String({ description: 'Of a decision.' })),
  type: Type.String({ description: 'What happened.', examples: ['BorderArrived'] }),
  occurredAt: orNull(Instant('When it happened.')),
  offset: orNull(Type.String({ description: 'Offset from UTC as reported.', examples: ['+04:30'] })),
  localTime: orNull(
    Type.String({
      description: 'When it happened by the clock the reporter looked at.',
      examples: ['2026-03-04T11:00:00.000+04:30'],
    }),
  ),
  localTimeAtPlace: orNull(
    Type.String({
      description: 'When it happened by the clocks of its place; null where no place is named.',
      examples: ['2026-03-04T11:00:00.000+04:30'],
    }),
  ),
  recordedAt: Instant('When the store took it in.'),
  position: PositionText('Its place among all events.'),
  revision: Type.Integer({ description: 'Its place in the stream of the convoy.' }),
  late: Type.Boolean({ description: 'A fact that occurred later had been recorded before it.' }),
  retracted: orNull(
    Type.Object(
      {
        by: Type.String({ description: 'Id of the report that takes it back.' }),
        reason: orNull(Type.String({ description: 'What was wrong.', examples: ['incorrect-data'] })),
        replacedBy: orNull(Type.String({ description: 'Id of the report that tells it right.' })),
      },
      { description: 'Null: it stands.' },
    ),
  ),
  place: orNull(Slug('Where it happened.')),
  vehicleIds: orNull(
    Type.Array(VehicleId('A vehicle.'), {
      description: 'Null: all that belonged to the convoy at that time.',
    }),
  ),
  by: orNull(Type.String({ description: 'Who sent it.' })),
  unit: orNull(
    Type.Object(
      {
        unitId: Type.String({ description: 'Its name.' }),
        sequence: Type.Optional(Type.Integer({ description: 'Its own count of what it sends.' })),
        clockAt: Type.Optional(Type.String({ description: 'Its clock while sending, as it gave it.' })),
      },
      { description: 'The unit that reported it.' },
    ),
  ),
  direction: orNull(Direction),
  coordinates: orNull(Coordinates),
  reason: orNull(Type.String({ description: 'Why, as it was told.' })),
  details: Type.Record(Type.String(), Type.Unknown(), {
    description: 'What else its type of event says: the fields that POST /v1/reports describes for it.',
  }),
  retracts: Type.Optional(Type.String({ description: 'On a retraction: the report it takes back.' })),
  note: Type.Optional(Type.String({ description: 'Free text for people.' })),
  synthetic: Type.Optional(Type.Literal(true, { description: 'Made up to fill what was never published.' })),
  asReported: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'Fields as they were written, where Kafila keeps them in another form.',
    }),
  ),
});
