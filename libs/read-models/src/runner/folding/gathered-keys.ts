import { KeyPlaces, readKeyEvent } from '#kafila/domain';
import { type EventReader, type RecordedEvent } from '#kafila/event-store';
import { type SkippedOf } from '../parking/skipped-events.js';
import { type KeyLedger } from '../projection/key-ledger.js';
import { kindOf, type Projection } from '../projection/projection.js';
import { readEvent, type ReadEvent } from './read-event.js';

/** Where keys were enrolled and revoked, as events come in the order of their streams: the same that rows will know. */
export class GatheredKeys {
  /** The keys that were revoked among the events taken. */
  readonly revoked = new Set<string>();
  /** Where that was last; 0: nowhere. */
  revokedAt = 0n;
  readonly #stopped = new Set<string>();
  #places: KeyPlaces;
  #isOwn = false;

  /** @param parked nothing after what parked them counts of these streams */
  constructor(
    private readonly ledger: KeyLedger | undefined,
    begun: KeyPlaces,
    private readonly parked: (stream: string) => unknown = () => undefined,
  ) {
    this.#places = begun;
  }

  get places(): KeyPlaces {
    return this.#places;
  }

  take(recorded: RecordedEvent, read: ReadEvent): void {
    const { stream } = recorded;
    if (!this.ledger || !stream.startsWith(this.ledger.prefix) || 'skipped' in read) return;
    if ('unreadable' in read) this.#stopped.add(stream);
    if (this.#stopped.has(stream) || this.parked(stream) !== undefined) return;
    const key = readKeyEvent(recorded);
    if (!key) return;
    // A batch that is not written leaves what was known as it was.
    if (!this.#isOwn) this.#places = new KeyPlaces(this.#places.events);
    this.#isOwn = true;
    this.#places.add(key);
    if (key.type !== 'KeyRevoked') return;
    this.revoked.add(key.kid);
    this.revokedAt = key.position;
  }
}

export interface KeysContext {
  readonly projection: Projection;
  readonly eventStore: Pick<EventReader, 'readAll' | 'streamList'>;
  readonly skippedOf: SkippedOf;
}

/** Reads from the event store where keys were enrolled and revoked up to a position, as rows up to there know it. */
export async function keyPlacesUpTo(
  { projection, eventStore, skippedOf }: KeysContext,
  upTo: bigint,
): Promise<KeyPlaces> {
  const { keys } = projection;
  const begun = new KeyPlaces();
  if (!keys) return begun;
  const gathered = new GatheredKeys(keys, begun);
  const events =
    eventStore.streamList?.eventsUnder([keys.prefix], upTo) ?? pagesOf(eventStore, keys.prefix, upTo);
  for await (const recorded of events)
    gathered.take(recorded, readEvent(kindOf(projection, recorded.stream), recorded, skippedOf, begun));
  return gathered.places;
}

async function* pagesOf(
  eventStore: Pick<EventReader, 'readAll'>,
  prefix: string,
  upTo: bigint,
): AsyncGenerator<RecordedEvent, void> {
  for (let after = 0n; after < upTo;) {
    const { events, position, end } = await eventStore.readAll({ after, streamPrefixes: [prefix] });
    for (const event of events) if (event.position <= upTo) yield event;
    after = end ? upTo : position;
  }
}
