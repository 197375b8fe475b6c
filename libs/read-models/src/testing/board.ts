import { type EventStore } from '#kafila/event-store';
import { ReadModelsModule } from '../read-models.module.js';
import { worldClock } from '../queries/reading/clock.js';
import { appendToStream } from './append-events.js';
import { assessAll } from './assess-all.js';
import { type AnyUnrecorded, eventsOf } from './events-of.js';
import { type Answer, get, serve } from './served.js';
import { projectAll, TestStores } from './test-stores.js';

/** The read side of one SQLite file, with everything that the stories of some streams tell. */
export interface Board {
  readonly url: string;
  /** Position of the last event, as answers name it. */
  readonly head: string;
  /** Asks a path under `/v1/`. */
  v1(path: string, headers?: Record<string, string>): Promise<Answer>;
  readonly eventStore: EventStore;
  close(): Promise<void>;
}

/** @param clock RFC 3339 in UTC; the clock of this machine unless given */
export async function boardOf(
  stories: readonly (readonly [stream: string, story: readonly AnyUnrecorded[]])[],
  clock?: () => string,
): Promise<Board> {
  const stores = await TestStores.open();
  const eventStore = await stores.eventStore();
  const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  for (const [stream, story] of stories) await appendToStream(eventStore, stream, eventsOf(stream, story));
  await projectAll(stores, eventStore, readModels);
  await assessAll(readModels, { clock: clock ?? worldClock });
  const { app, url } = await serve([
    ReadModelsModule.with({ eventStore, readModels, ...(clock && { clock }) }),
  ]);
  return {
    url,
    eventStore,
    head: (await eventStore.head()).toString(),
    v1: (path, headers) => get(`${url}/v1/${path}`, headers),
    async close() {
      await app.close();
      await stores.remove();
    },
  };
}

/** All items of a list, read in pages of so many, and how many pages that took. */
export async function allPages(
  board: Board,
  path: string,
  limit: number,
): Promise<{ readonly items: readonly Record<string, unknown>[]; readonly pages: number }> {
  const items: Record<string, unknown>[] = [];
  let pages = 0;
  for (let cursor: string | null = ''; cursor !== null; pages++) {
    const joint = path.includes('?') ? '&' : '?';
    const { body } = await board.v1(`${path}${joint}limit=${limit}${cursor && `&cursor=${cursor}`}`);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return { items, pages };
}
