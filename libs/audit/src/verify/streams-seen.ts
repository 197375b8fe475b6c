import { reportIdOf } from '#kafila/domain';
import { type JsonObject } from '#kafila/event-store';
import { type StoredEvent } from './audited-events.js';
import { Found } from './found.js';

/** Checks that each stream has its revisions from 0 on without a gap, no event id twice, and no report twice. */
export class StreamsSeen {
  readonly #streams = new Map<string, { reports: Set<string>; events: Set<string> }>();

  /** @throws Found */
  check(event: StoredEvent, leaf: number | null): void {
    const { stream, revision, id, position } = event;
    let seen = this.#streams.get(stream);
    if (seen === undefined) this.#streams.set(stream, (seen = { reports: new Set(), events: new Set() }));
    const { reports, events } = seen;
    if (revision !== reports.size) {
      const sentence = `After revision ${reports.size - 1} of ${stream} the store has revision ${revision}.`;
      throw new Found({ code: 'revision-gap', position, leaf, sentence });
    }
    const report = reportOf(event);
    const repeated = events.has(id) ? id : reports.has(report) ? report : undefined;
    if (repeated !== undefined) {
      const sentence = `Revision ${revision} of ${stream} has the id ${repeated} of an earlier event of this stream.`;
      throw new Found({ code: 'id-repeated', position, leaf, sentence });
    }
    reports.add(report);
    // Of events of before it is the same.
    if (report !== id) events.add(id);
  }
}

/** Most events of before have none, and need not be parsed. */
function reportOf({ id, metadata }: StoredEvent): string {
  if (!metadata.includes('"reportId"')) return id;
  return reportIdOf({ id, metadata: JSON.parse(metadata) as JsonObject });
}
