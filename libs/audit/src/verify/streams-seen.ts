import { type StoredEvent } from './audited-events.js';
import { Found } from './found.js';

/** Checks that each stream has its revisions from 0 on without a gap, and no event id twice. */
export class StreamsSeen {
  readonly #streams = new Map<string, Set<string>>();

  /** @throws Found */
  check(event: StoredEvent, leaf: number | null): void {
    const { stream, revision, id, position } = event;
    let ids = this.#streams.get(stream);
    if (ids === undefined) this.#streams.set(stream, (ids = new Set()));
    if (revision !== ids.size) {
      const sentence = `After revision ${ids.size - 1} of ${stream} the store has revision ${revision}.`;
      throw new Found({ code: 'revision-gap', position, leaf, sentence });
    }
    ids.add(id);
    if (ids.size === revision) {
      const sentence = `Revision ${revision} of ${stream} has the id ${id} of an earlier event of this stream.`;
      throw new Found({ code: 'id-repeated', position, leaf, sentence });
    }
  }
}
