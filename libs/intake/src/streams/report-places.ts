import { type EventStore, type RecordedEvent } from '#kafila/event-store';
import { hash, randomUUID } from 'node:crypto';

/** Bytes of memory that one takes, about. */
export const PLACE_WEIGHT = 60;

/** Events that are read at once: a unit sends again what it sent together. */
const PAGE = 100;

/** So that nobody can choose report ids of one mark. */
const SALT = randomUUID();

/**
 * Where the reports of a stream are, by a mark of their ids: a fifth of what it takes to know what they say. Of two reports
 * with one mark it takes the first only.
 */
export class ReportPlaces {
  readonly #revisions = new Map<number, number>();

  get size(): number {
    return this.#revisions.size;
  }

  /** @returns whether it is noted */
  note(reportId: string, revision: number): boolean {
    const mark = markOf(reportId);
    const known = this.#revisions.get(mark);
    if (known === undefined) this.#revisions.set(mark, revision);
    return known === undefined || known === revision;
  }

  /** The events of these reports, and perhaps others. Those that the stream does not have are left out. */
  async *read(
    store: Pick<EventStore, 'readStream'>,
    stream: string,
    reportIds: readonly string[],
  ): AsyncGenerator<RecordedEvent, void> {
    const revisions = reportIds.flatMap((id) => this.#revisions.get(markOf(id)) ?? []);
    const wanted = new Set(revisions.sort((a, b) => a - b));
    const last = revisions.at(-1) ?? -1;
    for (const from of wanted) {
      const { events } = await store.readStream(stream, { from, limit: Math.min(PAGE, last - from + 1) });
      for (const event of events) if (wanted.delete(event.revision)) yield event;
      wanted.delete(from);
    }
  }
}

/** 31 bits: numbers that take no memory of their own. */
function markOf(reportId: string): number {
  return hash('sha256', SALT + reportId, 'buffer').readUInt32LE(0) >>> 1;
}
