import {
  type CarnetEvent,
  type ConvoyEvent,
  type DeclarationEvent,
  foldCarnet,
  foldConvoy,
  foldDeclaration,
  readCarnetEvent,
  readConvoyEvent,
  readDeclarationEvent,
  type Told,
} from '#kafila/domain';
import { type EventStore, type RecordedEvent } from '#kafila/event-store';
import { type Round } from '../measure/interleave.js';
import { stopwatch } from '../measure/stopwatch.js';

/** A stream of which so many events in a row told nothing is over: it is folded, and not held any longer. */
const SILENCE = 100_000;

/** Reads all events and folds every stream to its state: what it takes to replay the store, without writing anything. */
export async function replayEverything(store: EventStore): Promise<Round> {
  const took = stopwatch();
  const kinds = [
    new Streams<Told<ConvoyEvent>>('convoy-', readConvoyEvent, foldConvoy),
    new Streams<Told<CarnetEvent>>('carnet-', readCarnetEvent, foldCarnet),
    new Streams<Told<DeclarationEvent>>('declaration-', readDeclarationEvent, foldDeclaration),
  ];
  let count = 0;
  let looked = 0;
  for (let end = false, after = 0n; !end;) {
    const page = await store.readAll({ after });
    for (const event of page.events) {
      count++;
      for (const streams of kinds) if (streams.take(event, count)) break;
    }
    if (count - looked >= SILENCE || page.end) {
      for (const streams of kinds) streams.fold(page.end ? Infinity : count - SILENCE);
      looked = count;
    }
    ({ end, position: after } = page);
  }
  return { count, ...took(), latencies: new Float64Array() };
}

/** What was told of a stream so far. */
interface History<Event> {
  readonly events: Event[];
  /** The number of its last event among all events. */
  last: number;
}

/** The streams of one kind that are not over yet. */
class Streams<Event> {
  readonly #streams = new Map<string, History<Event>>();

  constructor(
    private readonly prefix: string,
    private readonly read: (event: RecordedEvent) => Event,
    private readonly foldHistory: (history: Event[]) => unknown,
  ) {}

  /** Whether the event is of this kind. */
  take(event: RecordedEvent, number: number): boolean {
    if (!event.stream.startsWith(this.prefix)) return false;
    let history = this.#streams.get(event.stream);
    if (history === undefined) {
      if (event.revision > 0) throw new Error(`${event.stream} was folded before it was over.`);
      this.#streams.set(event.stream, (history = { events: [], last: number }));
    }
    history.events.push(this.read(event));
    history.last = number;
    return true;
  }

  /** Folds the streams that tell nothing from an event on. */
  fold(silentFrom: number): void {
    for (const [stream, { events, last }] of this.#streams) {
      if (last > silentFrom) continue;
      this.foldHistory(events);
      this.#streams.delete(stream);
    }
  }
}
