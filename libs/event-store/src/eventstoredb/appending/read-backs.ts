import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Placement } from '../../event-store.port.js';
import { type Connection } from '../connection.js';
import { readEach } from '../reading/read-call.js';
import { readAllRequest } from '../reading/read-request.js';
import { type WireEvent } from '../reading/wire-message.js';
import { type AnsweredAppend, WantedPlaces } from './wanted-places.js';

interface Waiting {
  readonly places: WantedPlaces;
  readonly resolve: (placements: readonly Placement[] | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads back where the events of appends lie, of which the server names the last one only. All appends that were answered while
 * one read was under way share the next. The events of an append lie together in the log, and appends that are answered
 * together lie near each other: so the log is read backwards from the last of them, which also names positions on servers that
 * do not where a stream is read.
 */
export class ReadBacks {
  #waiting: Waiting[] = [];
  #isReading = false;

  constructor(private readonly connection: Connection) {}

  /** The places in the order of the events; undefined where they do not lie where they should: then look into the stream. */
  placesOf(append: AnsweredAppend): Promise<readonly Placement[] | undefined> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ places: new WantedPlaces(append), resolve, reject });
      if (!this.#isReading) void this.#readOn();
    });
  }

  async #readOn(): Promise<void> {
    this.#isReading = true;
    // What is answered at the same time is read together.
    await nextTurn();
    while (this.#waiting.length > 0) {
      const waiting = this.#waiting.splice(0);
      try {
        await this.#read(waiting.map(({ places }) => places));
        for (const { places, resolve } of waiting) resolve(places.found);
      } catch (error) {
        for (const { reject } of waiting) reject(error);
      }
    }
    this.#isReading = false;
  }

  async #read(all: readonly WantedPlaces[]): Promise<void> {
    const byStream = new Map<string, WantedPlaces[]>();
    for (const places of all) byStream.set(places.stream, [...(byStream.get(places.stream) ?? []), places]);
    let missing = all.length;
    const look = (event: WireEvent): 'enough' | undefined => {
      for (const places of byStream.get(event.stream) ?? []) if (places.note(event)) missing--;
      return missing === 0 ? 'enough' : undefined;
    };
    const from = all.reduce((last, { position }) => (position > last ? position : last), 0n);
    // The server's own records lie between, and appends of one event.
    const limit = all.reduce((sum, { size }) => sum + size, 2 * all.length);
    const request = readAllRequest({ from, backwards: true, limit });
    await readEach(
      this.connection,
      'reading back where appends lie',
      request,
      ({ event }) => event && look(event),
    );
  }
}
