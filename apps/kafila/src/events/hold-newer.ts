import {
  type CopiedAway,
  copiedAway,
  type EventReader,
  type EventStorePlace,
  noteOfCopy,
} from '#kafila/event-store';
import { ServiceFailure } from '../../../client/service-failure.js';
import { OURS } from './copy-all.js';
import { holdSource } from './hold-source.js';
import { placeNamed } from './places.js';

/** The store that is left where somebody goes back to the one it was copied from. */
export interface NewerStore {
  /** Lets no service use it any more. @throws ServiceFailure somebody has written to it meanwhile */
  leave(decided: { readonly to: string; readonly by: string; readonly reason: string }): Promise<void>;
  close(): Promise<void>;
}

/**
 * Holds the store that was copied into, so that it can be marked.
 *
 * @param given where it is reached now, or that it is gone for good
 * @returns undefined where it is gone, or another store lies in its place
 * @throws ServiceFailure it cannot be reached, somebody writes to it, or it has what the older one has not
 */
export async function holdNewer(
  older: EventReader,
  { to }: CopiedAway,
  given: EventStorePlace | 'gone' | undefined,
): Promise<NewerStore | undefined> {
  if (given === 'gone') return undefined;
  const held = await holdSource(given ?? placeNamed(to), OURS).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new ServiceFailure(
      `${to} cannot be marked as left, and a service that still runs on it would take in what is nowhere else: ${why} ` +
        'Say where it is reached now, --newer <url>, or that it is gone for good, --newer-gone.',
    );
  });
  const { store } = held;
  try {
    const [head, here, there] = [await store.head(), await extentOf(older), await extentOf(store)];
    if (there.first === undefined || there.first !== here.first) {
      await held.close();
      return undefined;
    }
    if (there.events > here.events)
      throw new ServiceFailure(
        `${to} has taken in since what is not here: ${there.events - here.events} events. ` +
          `Take it along: kafila events copy --from ${to} --to <another place>.`,
      );
    return {
      async leave({ by, ...decided }) {
        await held.requireStill(head);
        if ((await copiedAway(store)) !== undefined) return;
        await held.note(noteOfCopy({ ...decided, leftBy: by, at: new Date().toISOString() }));
      },
      close: () => held.close(),
    };
  } catch (error) {
    await held.close();
    throw error;
  }
}

/** The first event of ours, and how many there are. */
async function extentOf(store: EventReader): Promise<{ first: string | undefined; events: number }> {
  let [first, events]: [string | undefined, number] = [undefined, 0];
  for (let after = 0n; ;) {
    const page = await store.readAll({ after, streamPrefixes: OURS });
    first ??= page.events[0]?.id.toLowerCase();
    events += page.events.length;
    if (page.end) return { first, events };
    after = page.position;
  }
}
