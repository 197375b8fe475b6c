import {
  CARNET_PREFIX,
  type CarnetEvent,
  CONVOY_PREFIX,
  type ConvoyEvent,
  DECLARATION_PREFIX,
  type DeclarationEvent,
  foldCarnet,
  foldConvoy,
  foldDeclaration,
  readCarnetEvent,
  readConvoyEvent,
  readDeclarationEvent,
  type Recorded,
} from '#kafila/domain';
import { type EventStore, type RecordedEvent } from '#kafila/event-store';
import { type Round } from '../measure/interleave.js';
import { stopwatch } from '../measure/stopwatch.js';

/** Reads all events and folds every stream to its state: what it takes to replay the store, without writing anything. */
export async function replayEverything(store: EventStore): Promise<Round> {
  const took = stopwatch();
  const [convoys, carnets, declarations] = [
    new Streams<Recorded<ConvoyEvent>>(CONVOY_PREFIX, readConvoyEvent),
    new Streams<Recorded<CarnetEvent>>(CARNET_PREFIX, readCarnetEvent),
    new Streams<Recorded<DeclarationEvent>>(DECLARATION_PREFIX, readDeclarationEvent),
  ];
  let count = 0;
  for (let end = false, after = 0n; !end;) {
    const page = await store.readAll({ after });
    for (const event of page.events) {
      for (const streams of [convoys, carnets, declarations]) if (streams.take(event)) break;
    }
    count += page.events.length;
    ({ end, position: after } = page);
  }
  for (const history of convoys.histories) foldConvoy(history);
  for (const history of carnets.histories) foldCarnet(history);
  for (const history of declarations.histories) foldDeclaration(history);
  return { count, ...took(), latencies: new Float64Array() };
}

/** The events of all streams of one kind, as they are read for folding. */
class Streams<Event> {
  readonly #streams = new Map<string, Event[]>();

  constructor(
    private readonly prefix: string,
    private readonly read: (event: RecordedEvent) => Event,
  ) {}

  get histories(): Iterable<Event[]> {
    return this.#streams.values();
  }

  take(event: RecordedEvent): boolean {
    if (!event.stream.startsWith(this.prefix)) return false;
    const history = this.#streams.get(event.stream);
    if (history) history.push(this.read(event));
    else this.#streams.set(event.stream, [this.read(event)]);
    return true;
  }
}
