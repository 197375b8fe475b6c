import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventReader, type RecordedEvent } from '#kafila/event-store';

type Store = Pick<EventReader, 'readStream'>;

/** What is kept in memory of each stream, at most. */
const PAGE = 100;

/** What is read of one stream. */
interface Lane {
  readonly stream: string;
  events: readonly RecordedEvent[];
  /** Which of them comes next. */
  at: number;
  /** Revision of the next page; null where there is none. */
  next: number | null;
}

/**
 * The events of several streams as they were recorded, in the order of positions. Memory: a page of each stream, however
 * long they are.
 *
 * @param after begin after this position
 * @param upTo end with this position
 */
export async function* inOrderOfRecording(
  store: Store,
  streams: readonly string[],
  { after = 0n, upTo }: { readonly after?: bigint | undefined; readonly upTo: bigint },
): AsyncGenerator<RecordedEvent, void> {
  const lanes: Lane[] = [];
  for (const stream of streams) {
    const next = after === 0n ? 0 : await firstAfter(store, stream, after);
    lanes.push(await pageOf(store, { stream, events: [], at: 0, next }, upTo));
  }
  for (let lane = earliest(lanes); lane; lane = earliest(lanes)) {
    const event = lane.events[lane.at++];
    if (event) yield event;
    if (lane.at === lane.events.length) await pageOf(store, lane, upTo);
  }
}

async function pageOf(store: Store, lane: Lane, upTo: bigint): Promise<Lane> {
  // Others in the process have their turn between two pages.
  await nextTurn();
  lane.at = 0;
  lane.events = [];
  if (lane.next === null) return lane;
  const page = await store.readStream(lane.stream, { from: lane.next, limit: PAGE });
  lane.events = page.events.filter(({ position }) => position <= upTo);
  lane.next = lane.events.length < page.events.length ? null : page.next;
  return lane;
}

function earliest(lanes: readonly Lane[]): Lane | undefined {
  let first: Lane | undefined;
  let least: bigint | undefined;
  for (const lane of lanes) {
    const position = lane.events[lane.at]?.position;
    if (position === undefined || (least !== undefined && position >= least)) continue;
    first = lane;
    least = position;
  }
  return first;
}

/** Revision of the first event of a stream after a position, found by halving; null where there is none. */
async function firstAfter(store: Store, stream: string, after: bigint): Promise<number | null> {
  const [last] = (await store.readStream(stream, { direction: 'backwards', limit: 1 })).events;
  if (!last || last.position <= after) return null;
  let [low, high] = [0, last.revision];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [event] = (await store.readStream(stream, { from: middle, limit: 1 })).events;
    if (event && event.position <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
