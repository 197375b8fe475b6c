import { randomUUID } from 'node:crypto';
import { StreamRemoved } from '../../event-store.errors.js';
import {
  type EventStore,
  type ReadAllOptions,
  type RecordedEvent,
  type RemovedStream,
  type SubscribeOptions,
} from '../../event-store.port.js';
import { openEventStoreDb } from '../../eventstoredb/open.js';

type Told = { readonly events: readonly RecordedEvent[]; readonly removed?: readonly RemovedStream[] };

/**
 * A store that holds nothing yet, on a server that may hold anything: all its streams lie there under a name that no other run
 * has used, and what was recorded before is not read.
 */
export async function openOwnPart(url: string): Promise<EventStore> {
  const whole = await openEventStoreDb({ url, patienceMs: 120_000 });
  const [own, began] = [`own-${randomUUID()}-`, await whole.head()];
  const there = (stream: string): string => `${own}${stream}`;
  const here = <Named extends { readonly stream: string }>(one: Named): Named => ({
    ...one,
    stream: one.stream.slice(own.length),
  });
  const told = <Of extends Told>(of: Of): Of => ({
    ...of,
    events: of.events.map(here),
    ...(of.removed && { removed: of.removed.map(here) }),
  });
  const within = ({
    after = 0n,
    streamPrefixes = [''],
    ...options
  }: ReadAllOptions & SubscribeOptions = {}) => {
    return { ...options, after: after > began ? after : began, streamPrefixes: streamPrefixes.map(there) };
  };
  const named = <Answer>(stream: string, work: Promise<Answer>): Promise<Answer> =>
    work.catch((error: unknown) => {
      throw error instanceof StreamRemoved ? new StreamRemoved(stream, error.how, { cause: error }) : error;
    });
  const removed = whole.isRemoved?.bind(whole);
  const lost = whole.onConnectionLost?.bind(whole);
  return {
    gapless: false,
    ...(whole.showsWithinMs !== undefined && { showsWithinMs: whole.showsWithinMs }),
    append: (stream, ...rest) => named(stream, whole.append(there(stream), ...rest)),
    readStream: async (stream, options) =>
      told(await named(stream, whole.readStream(there(stream), options))),
    readAll: async (options) => told(await whole.readAll(within(options))),
    async *subscribe(options) {
      for await (const step of whole.subscribe(within(options))) yield told(step);
    },
    async head() {
      for (let [after, head] = [began, 0n]; ;) {
        const { events, position, end } = await whole.readAll({ after, streamPrefixes: [own] });
        head = events.at(-1)?.position ?? head;
        if (end) return head;
        after = position;
      }
    },
    ...(removed && { isRemoved: (stream: string, revision: number) => removed(there(stream), revision) }),
    ...(lost && { onConnectionLost: lost }),
    close: () => whole.close(),
  };
}
