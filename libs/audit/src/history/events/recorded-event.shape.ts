import { Instant, PositionText } from '#kafila/read-models';
import { Type } from '@sinclair/typebox';

/** An event as it was recorded, as it is described in OpenAPI. */
export const RecordedEventShape = Type.Object({
  position: PositionText('Its place among all events. Not part of the entry of the transparency log.'),
  data: Type.Record(Type.String(), Type.Unknown(), { description: 'What it says, as it was recorded.' }),
  id: Type.String({ description: 'Its id: for a report the id that its unit gave it.' }),
  leaf: Type.Literal(1, { description: 'The format of the entry: docs/audit/leaf-format.md.' }),
  metadata: Type.Record(Type.String(), Type.Unknown(), {
    description:
      'What was recorded with it: `by` (who sent it), `unit` (through which unit, with its count and its clock), ' +
      '`digest`, `schemaVersion`, `convoyId`.',
  }),
  recordedAt: Instant('When the store took it in, by its clock.'),
  revision: Type.Integer({ description: 'Its place in its stream, from 0.' }),
  stream: Type.String({ description: 'Its stream.', examples: ['convoy-nlc-2026-031'] }),
  type: Type.String({ description: 'What happened.', examples: ['BorderExited'] }),
});

/** An example of it. */
export const RECORDED_EVENT_EXAMPLE = {
  position: '1042',
  data: {
    occurredAt: '2026-03-03T16:10:00.000Z',
    offset: '+05:00',
    place: 'torkham-pk',
    vehicleIds: ['PK-TLK914'],
  },
  id: '01926f3a-7c1e-7d2a-9b7e-5a1f0c3d2e4b',
  leaf: 1,
  metadata: {
    $correlationId: 'nlc-2026-031',
    by: 'local',
    convoyId: 'nlc-2026-031',
    digest: '6f0c6d0a4d2a7be1a8e3a40a7a3c5f0b7d9a1f2e3c4b5a69788796a5b4c3d2e1',
    schemaVersion: 2,
    unit: { unitId: 'torkham-pk-gate-2', sequence: 118, clockAt: '2026-03-06T08:02:11+05:00' },
  },
  recordedAt: '2026-03-06T03:02:12.481Z',
  revision: 17,
  stream: 'convoy-nlc-2026-031',
  type: 'BorderExited',
};
