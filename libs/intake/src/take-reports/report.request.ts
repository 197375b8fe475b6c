import { type ReportType } from '#kafila/domain';
import { type TObject, type TProperties, Type } from '@sinclair/typebox';
import { ConvoyId, Instant, Note, Synthetic, VehicleId } from '../decisions/decision.request.js';

const Uuid = (description: string): ReturnType<typeof Type.String> =>
  Type.String({ format: 'uuid', description, examples: ['01926f3a-7c1e-7d2a-9b7e-5a1f0c3d2e4b'] });

const Place = Type.String({
  minLength: 1,
  maxLength: 64,
  description:
    'Slug or UN/LOCODE of GET /v1/places. A border crossing point is two places, one for each side.',
  examples: ['torkham-pk'],
});

const Position = Type.Object(
  {
    lat: Type.Number({ minimum: -90, maximum: 90, description: 'Degrees north.', examples: [34.1219] }),
    lon: Type.Number({ minimum: -180, maximum: 180, description: 'Degrees east.', examples: [71.0936] }),
    accuracyM: Type.Optional(Type.Number({ minimum: 0, description: 'Radius in metres.', examples: [12] })),
  },
  { additionalProperties: false, description: 'WGS84, decimal degrees.' },
);

const Direction = Type.Union([Type.Literal('outbound'), Type.Literal('inbound')], {
  description:
    'From the viewpoint of the country that owns the side: it is left outbound, entered inbound. Default: by the route.',
  examples: ['outbound'],
});

const VehicleIds = Type.Array(VehicleId, {
  minItems: 1,
  maxItems: 200,
  description: 'The vehicles it is about. Default: all that belonged to the convoy at that time.',
  examples: [['PK-TLK914']],
});

/** What every report says. */
const envelope = {
  reportId: Uuid(
    'Given by the unit, once for each fact; UUIDv7 advised. Sent again, the report gets its first receipt.',
  ),
  convoyId: ConvoyId,
  occurredAt: {
    ...Instant,
    description: 'When it happened: RFC 3339 with the offset of the clock it was read from.',
  },
  unit: Type.Object(
    {
      unitId: Type.String({
        minLength: 1,
        maxLength: 80,
        description: 'Name of the phone, tracker or office that reports.',
        examples: ['torkham-pk-gate-2'],
      }),
      sequence: Type.Optional(
        Type.Integer({ minimum: 0, description: "The unit's own count of what it sends.", examples: [118] }),
      ),
      clockAt: Type.Optional({
        ...Instant,
        description:
          "The unit's clock while sending. No part of the content: it differs each time a report is sent.",
      }),
    },
    { additionalProperties: false, description: 'Who saw it.' },
  ),
  note: Type.Optional(Note),
  synthetic: Type.Optional(Synthetic),
};

const seen = {
  vehicleIds: Type.Optional(VehicleIds),
  place: Type.Optional(Place),
  position: Type.Optional(Position),
};
const atBorder = { ...seen, place: Place, direction: Type.Optional(Direction) };

function reportOf(type: ReportType, description: string, fields: TProperties, example: object): TObject {
  const whole = {
    reportId: '01926f3a-7c1e-7d2a-9b7e-5a1f0c3d2e4b',
    type,
    convoyId: 'nlc-2026-031',
    occurredAt: '2026-03-03T09:40:00+05:00',
    ...example,
    unit: { unitId: 'torkham-pk-gate-2', sequence: 118 },
  };
  return Type.Object(
    {
      type: Type.Literal(type, { description: `${type}: ${description}`, examples: [type] }),
      ...envelope,
      ...fields,
    },
    { additionalProperties: false, title: type, description, examples: [whole] },
  );
}

/** The shape of each type of report. */
export const REPORT_SCHEMAS: Readonly<Partial<Record<ReportType, TObject>>> = {
  CheckpointPassed: reportOf(
    'CheckpointPassed',
    'Seen at a place on the way.',
    { ...seen, place: Place },
    { place: 'peshawar' },
  ),
  PositionReported: reportOf(
    'PositionReported',
    'A position by satellite.',
    { ...seen, position: Position },
    { vehicleIds: ['PK-TLK914'], position: { lat: 34.1219, lon: 71.0936, accuracyM: 12 } },
  ),
  BorderArrived: reportOf('BorderArrived', 'Joined the queue or the truck yard of a border side.', atBorder, {
    place: 'torkham-pk',
    vehicleIds: ['PK-TLK914'],
  }),
  BorderEntered: reportOf('BorderEntered', 'Called in, through the gate of the control zone.', atBorder, {
    place: 'torkham-pk',
    vehicleIds: ['PK-TLK914'],
  }),
  BorderExited: reportOf('BorderExited', 'Left the border side.', atBorder, {
    place: 'torkham-pk',
    vehicleIds: ['PK-TLK914'],
    direction: 'outbound',
  }),
  VehiclesHalted: reportOf(
    'VehiclesHalted',
    'Stopped, and stays for a while.',
    {
      ...seen,
      reason: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 200,
          description: 'Why it stopped.',
          examples: ['night rest'],
        }),
      ),
    },
    { place: 'jalalabad', reason: 'night rest' },
  ),
  VehiclesResumed: reportOf('VehiclesResumed', 'Goes on after a halt.', seen, { place: 'jalalabad' }),
  CargoDelivered: reportOf(
    'CargoDelivered',
    'Handed over to the receiver.',
    {
      ...seen,
      receivedBy: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 200,
          description: 'Who took it over.',
          examples: ['Toshkent Logistika'],
        }),
      ),
      partial: Type.Optional(
        Type.Boolean({ description: 'Only a part was unloaded; it goes on with the rest.' }),
      ),
    },
    { place: 'tashkent', vehicleIds: ['PK-TLK914'] },
  ),
  ReportRetracted: reportOf(
    'ReportRetracted',
    'Takes a report back that was a mistake. Both stay visible.',
    {
      retracts: Uuid('The report that is taken back.'),
      reason: Type.Union([Type.Literal('did-not-occur'), Type.Literal('incorrect-data')], {
        description: 'What was wrong with it (the two reasons of EPCIS 2.0).',
        examples: ['incorrect-data'],
      }),
      replacedBy: Type.Optional(Uuid('The report that tells it right.')),
    },
    { retracts: '01926f3a-0000-7d2a-9b7e-5a1f0c3d2e4b', reason: 'incorrect-data' },
  ),
};
