import { type StoredEvent } from '../event/stored-event.js';
import { UNIT_PREFIX } from '../event/stream-name.js';

/** What the stream of a unit says of a key that signs its reports, and where it says so. Plain data. */
export interface KeyEvent {
  readonly type: 'KeyEnrolled' | 'KeyRevoked';
  readonly unitId: string;
  readonly kid: string;
  /** Of the event. Only compared with those of events of the same store, or of the same bundle. */
  readonly position: bigint;
  /** Of a revocation: RFC 3339 in UTC with milliseconds. */
  readonly compromisedSince: string | null;
}

/** An event, and where it stands among all. */
export type PlacedEvent = Pick<StoredEvent, 'type' | 'data'> & {
  readonly stream: string;
  readonly position: bigint;
  /** Where it holds no JSON. */
  readonly raw?: unknown;
};

/**
 * Reads an event of a unit. Undefined where it says nothing of a key that signs reports.
 *
 * @throws where it does, and cannot be understood
 */
export function readKeyEvent({ stream, type, data, position }: PlacedEvent): KeyEvent | undefined {
  if ((type !== 'KeyEnrolled' && type !== 'KeyRevoked') || !stream.startsWith(UNIT_PREFIX)) return undefined;
  const { kid, compromisedSince } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof kid !== 'string' || kid === '') throw new Error(`A ${type} that names no key says nothing.`);
  const event = { unitId: stream.slice(UNIT_PREFIX.length), kid, position };
  if (type === 'KeyEnrolled') return { type, ...event, compromisedSince: null };
  const since = typeof compromisedSince === 'string' ? Date.parse(compromisedSince) : NaN;
  if (Number.isNaN(since)) throw new Error('A KeyRevoked without a readable compromisedSince says nothing.');
  return { type: 'KeyRevoked', ...event, compromisedSince: new Date(since).toISOString() };
}

/** That a key signs for its unit no more. */
export interface Revocation {
  /** Of the first one. */
  readonly position: bigint;
  /** The earliest one: RFC 3339 in UTC with milliseconds. */
  readonly compromisedSince: string;
}

/**
 * Where keys were enrolled and revoked: all that the standing of a report follows from, beside the report itself. The same whatever
 * order the events come in, and however often.
 */
export class KeyPlaces {
  readonly #events = new Map<bigint, KeyEvent>();
  readonly #enrolled = new Map<string, bigint>();
  readonly #unitOf = new Map<string, { readonly unitId: string; readonly position: bigint }>();
  readonly #revoked = new Map<string, Revocation>();
  readonly #revocations = new Map<string, Revocation[]>();
  readonly #stopped = new Set<string>();

  constructor(events: Iterable<KeyEvent> = []) {
    for (const event of events) this.add(event);
  }

  /** Whether no unit has ever had a key. */
  get isEmpty(): boolean {
    return this.#events.size === 0;
  }

  /** All that were added, each once. */
  get events(): readonly KeyEvent[] {
    return [...this.#events.values()];
  }

  /**
   * Takes an event of a store, after those before it in its stream. Where it is none of a key, nothing happens. After one of a unit that
   * nobody understands, nothing of that unit counts: so rows know it, too.
   */
  take(event: PlacedEvent): void {
    const { stream, raw } = event;
    if (!stream.startsWith(UNIT_PREFIX) || this.#stopped.has(stream)) return;
    try {
      if (raw !== undefined) throw new Error('It holds no JSON.');
      const key = readKeyEvent(event);
      if (key) this.add(key);
    } catch {
      this.#stopped.add(stream);
    }
  }

  add(event: KeyEvent): void {
    const { type, unitId, kid, position, compromisedSince } = event;
    this.#events.set(position, event);
    if (type === 'KeyEnrolled') {
      const first = this.#enrolled.get(unitId);
      if (first === undefined || position < first) this.#enrolled.set(unitId, position);
      const known = this.#unitOf.get(kid);
      if (!known || position < known.position) this.#unitOf.set(kid, { unitId, position });
      return;
    }
    const since = compromisedSince ?? '';
    // Another unit revokes nothing.
    const key = ofUnit(unitId, kid);
    const known = this.#revoked.get(key);
    this.#revocations.set(key, [...this.revocationsOf(unitId, kid), { position, compromisedSince: since }]);
    this.#revoked.set(key, {
      position: known && known.position < position ? known.position : position,
      compromisedSince: known && known.compromisedSince < since ? known.compromisedSince : since,
    });
  }

  /** Where the first key of a unit was enrolled; undefined: it has none. */
  enrolledAt(unitId: string): bigint | undefined {
    return this.#enrolled.get(unitId);
  }

  /** Whose key it is; undefined: nobody's that is known. */
  unitOf(kid: string): string | undefined {
    return this.#unitOf.get(kid)?.unitId;
  }

  /** That a unit says of a key that it signs for it no more. */
  revocationOf(unitId: string, kid: string): Revocation | undefined {
    return this.#revoked.get(ofUnit(unitId, kid));
  }

  /** Each time that it says so. */
  revocationsOf(unitId: string, kid: string): readonly Revocation[] {
    return this.#revocations.get(ofUnit(unitId, kid)) ?? [];
  }

  /** What was known at a position. */
  upTo(position: bigint): KeyPlaces {
    const known = this.events.filter((event) => event.position <= position);
    return known.length === this.#events.size ? this : new KeyPlaces(known);
  }
}

function ofUnit(unitId: string, kid: string): string {
  return `${kid} ${unitId}`;
}

/** What streams of units say. @param streams the events of each from its first one on */
export function keyPlacesIn(streams: Iterable<readonly PlacedEvent[]>): KeyPlaces {
  const places = new KeyPlaces();
  for (const events of streams) for (const event of events) places.take(event);
  return places;
}

/** Of a store without keys. */
export const NO_KEYS: KeyPlaces = new KeyPlaces();
