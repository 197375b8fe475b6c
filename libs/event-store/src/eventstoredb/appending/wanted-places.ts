import { type NewEvent, type Placement } from '../../event-store.port.js';
import { type WireEvent } from '../reading/wire-message.js';
import { recordedFrom } from '../recorded.js';
import { endsWithRecordedAt } from './recorded-at.js';

/** An append that the server has answered: where its last event lies is known. */
export interface AnsweredAppend {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly revision: number;
  readonly position: bigint;
  readonly recordedAt: string;
}

/** The places of the events of one append, as they are found. */
export class WantedPlaces {
  readonly stream: string;
  readonly size: number;
  /** Of the last event. */
  readonly position: bigint;
  readonly #first: number;
  readonly #placements: (Placement | undefined)[];
  #missing: number;

  constructor(private readonly append: AnsweredAppend) {
    const { stream, events, revision, position, recordedAt } = append;
    [this.stream, this.size, this.position] = [stream, events.length, position];
    this.#first = revision - events.length + 1;
    this.#placements = new Array<Placement | undefined>(events.length).fill(undefined);
    this.#placements[events.length - 1] = { revision, position, recordedAt };
    this.#missing = events.length - 1;
  }

  /** All places; undefined where some were not found. */
  get found(): readonly Placement[] | undefined {
    return this.#missing === 0 ? (this.#placements as Placement[]) : undefined;
  }

  /** Looks at an event of the stream. True where it was the last that was missing. */
  note(event: WireEvent): boolean {
    const { id, revision, position } = event;
    const index = revision - this.#first;
    const own = this.append.events[index];
    // The server gives UUIDs back in lower case.
    if (own?.id.toLowerCase() !== id || this.#placements[index] || position === null) return false;
    this.#placements[index] = { revision, position, recordedAt: this.#timeOf(event) };
    return --this.#missing === 0;
  }

  #timeOf(event: WireEvent): string {
    const { recordedAt } = this.append;
    return endsWithRecordedAt(event.metadata, recordedAt) ? recordedAt : recordedFrom(event).recordedAt;
  }
}
