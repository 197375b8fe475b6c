import { randomUUID } from 'node:crypto';
import { CARNET_PREFIX, CONVOY_PREFIX, DECLARATION_PREFIX } from '#kafila/domain';
import { type EventStore, type NewEvent, type RecordedEvent } from '#kafila/event-store';
import { followLog } from '../log/follow-log.js';
import { type LogPlace } from '../log/log-folder.js';
import { type TransparencyLog } from '../log/transparency-log.js';
import { type TemporaryFolder } from './temporary-folder.js';

/** The streams that a log covers in tests. */
export const PREFIXES = [CONVOY_PREFIX, CARNET_PREFIX, DECLARATION_PREFIX];

/** A place for a log in a folder of a test. */
export function placeIn(folder: TemporaryFolder, name = 'log'): LogPlace {
  return {
    folder: folder.path(name),
    keyFolder: folder.path(`${name}-keys`),
    origin: 'log.example/kafila',
    streamPrefixes: PREFIXES,
  };
}

/** An event of a unit on the road. */
export function roadEvent(n: number): NewEvent {
  return {
    id: randomUUID(),
    type: n % 3 === 0 ? 'BorderEntered' : 'CheckpointPassed',
    data: { n, place: 'torkham-pk', note: `قافلہ ${n}`, vehicleIds: ['PK-TLK914', 'PK-TLK915'] },
    metadata: { unitId: 'unit-7', schemaVersion: 1, convoyId: 'c1' },
  };
}

/** Appends `count` events over a few streams of all kinds; some to a stream that the log does not cover. */
export async function fill(store: EventStore, count: number): Promise<void> {
  const streams = ['convoy-c1', 'carnet-XC12345678', 'convoy-c2', 'declaration-PK-1', 'elsewhere-1'];
  for (let n = 0; n < count; n++) {
    await store.append(streams[n % streams.length] ?? '', [roadEvent(n)], 'any');
  }
}

/** All events that the log covers. */
export async function coveredEvents(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = 0n; ;) {
    const page = await store.readAll({ after, streamPrefixes: PREFIXES });
    events.push(...page.events);
    if (page.end) return events;
    after = page.position;
  }
}

/** Follows the store until the log has everything that was recorded. */
export async function catchUp(log: TransparencyLog, store: EventStore): Promise<void> {
  const last = (await coveredEvents(store)).at(-1)?.position ?? 0n;
  const ending = new AbortController();
  if (log.position >= last) return;
  await followLog({
    log,
    store,
    signal: ending.signal,
    published: () => {
      if (log.position >= last) ending.abort();
    },
  });
}
