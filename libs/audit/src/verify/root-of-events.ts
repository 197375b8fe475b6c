import { type AuditedEvents, entryOfStored } from './audited-events.js';
import { GrowingTree } from './growing-tree.js';
import { EntryBytes } from './entry-bytes.js';

/**
 * The tree over the covered events up to a position, computed from the raw store.
 *
 * @throws Error an event cannot be read
 */
export async function rootOfEvents(
  events: AuditedEvents,
  { streamPrefixes, upTo, signal }: { streamPrefixes: readonly string[]; upTo: bigint; signal: AbortSignal },
): Promise<{ readonly size: number; readonly root: Buffer }> {
  const tree = new GrowingTree();
  const bytes = new EntryBytes();
  for await (const page of events.pages()) {
    signal.throwIfAborted();
    for (const audited of page) {
      if (audited.position > upTo) return { size: tree.size, root: tree.root() };
      if (!('event' in audited)) {
        throw new Error(`The event at position ${audited.position.toString()} ${audited.unreadable}.`);
      }
      const { event } = audited;
      if (streamPrefixes.some((prefix) => event.stream.startsWith(prefix))) {
        bytes.write(entryOfStored(event));
        tree.add(bytes.hash());
      }
    }
  }
  return { size: tree.size, root: tree.root() };
}
