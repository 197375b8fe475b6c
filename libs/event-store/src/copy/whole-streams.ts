import { type RecordedEvent } from '../event-store.port.js';
import { CopyRefused } from './copy-target.js';

/** Watches that each stream comes whole, from its first event on: another store gives revisions without a gap. */
export class WholeStreams {
  readonly #next = new Map<string, number>();

  /** @throws CopyRefused */
  add({ stream, revision }: RecordedEvent): void {
    const next = this.#next.get(stream) ?? 0;
    if (revision !== next) {
      throw new CopyRefused(
        `The source lacks revision ${next} of ${stream}: somebody deleted or truncated that stream. ` +
          'Undo that, or put it back from a backup; a copy with a gap proves nothing.',
      );
    }
    this.#next.set(stream, next + 1);
  }
}
