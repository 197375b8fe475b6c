import { Describe, Nested, Open, Optional } from '#kafila/platform';
import { IsCount, IsInstant, IsPlain, IsPosition, PageOf } from '#kafila/read-models';
import { IsIn, IsObject } from 'class-validator';

/** What another program wrote that is no JSON. */
@Open()
export class RawContentItem {
  @IsPlain('What it says of itself.', 'application/octet-stream')
  readonly contentType!: string;

  @IsPlain('Its data, in base64.', 'AAEC')
  readonly dataBase64!: string;

  @IsPlain('Its metadata, in base64.', '')
  readonly metadataBase64!: string;
}

/** An event as it was recorded. */
@Open()
export class RecordedEventItem {
  @IsPosition('Its place among all events. Not part of the entry of the transparency log.')
  readonly position!: string;

  @IsObject()
  @Describe('What it says, as it was recorded.')
  readonly data!: object;

  @IsPlain(
    'Its id. Of reports of before it is the id that the unit gave; now that one stands in the metadata.',
  )
  readonly id!: string;

  @IsIn([1, 2])
  @Describe('The format of the entry: docs/audit/leaf-format.md.')
  readonly leaf!: 1 | 2;

  @IsObject()
  @Describe(
    'What was recorded with it: `by` (who sent it), `unit` (through which unit, with its count and its clock), ' +
      '`reportId` (the id that the unit gave), `digest`, `schemaVersion`, `convoyId`.',
  )
  readonly metadata!: object;

  @Optional()
  @Nested(() => RawContentItem)
  @Describe('Where data or metadata are no JSON object, their bytes; then both are shown empty.')
  readonly raw?: RawContentItem;

  @IsInstant('When the store took it in, by its clock.')
  readonly recordedAt!: string;

  @IsCount('Its place in its stream, from 0.')
  readonly revision!: number;

  @IsPlain('Its stream.', 'convoy-nlc-2026-031')
  readonly stream!: string;

  @IsPlain('What happened.', 'BorderExited')
  readonly type!: string;
}

@Open()
export class RecordedEventPage extends PageOf(() => RecordedEventItem) {}

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
    reportId: '01926f3a-7c1e-7d2a-9b7e-000000000007',
    digest: '6f0c6d0a4d2a7be1a8e3a40a7a3c5f0b7d9a1f2e3c4b5a69788796a5b4c3d2e1',
    schemaVersion: 3,
    unit: { unitId: 'torkham-pk-gate-2', sequence: 118, clockAt: '2026-03-06T08:02:11+05:00' },
  },
  recordedAt: '2026-03-06T03:02:12.481Z',
  revision: 17,
  stream: 'convoy-nlc-2026-031',
  type: 'BorderExited',
};
