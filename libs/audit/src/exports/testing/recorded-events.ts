import { type JsonObject, type RecordedEvent } from '#kafila/event-store';

/** What happened, at a time of a day in June 2023 unless the data say when. */
export type Unrecorded = readonly [
  stream: string,
  type: string,
  data: JsonObject,
  more?: Partial<Pick<RecordedEvent, 'id' | 'metadata' | 'recordedAt'>>,
];

/** Events as they are recorded one after the other, a minute apart; ids are `e1`, `e2` ... unless given. */
export function recorded(...events: readonly Unrecorded[]): readonly RecordedEvent[] {
  const revisions = new Map<string, number>();
  return events.map(([stream, type, data, more = {}], i) => {
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    const at = new Date(Date.UTC(2023, 5, 12, 5, i)).toISOString();
    return {
      stream,
      revision,
      position: BigInt(i + 1),
      recordedAt: at,
      id: `e${i + 1}`,
      type,
      data: { occurredAt: at, offset: '+05:00', ...data },
      metadata: { by: 'local', schemaVersion: 2, unit: { unitId: 'unit-7', sequence: i } },
      ...more,
    };
  });
}
