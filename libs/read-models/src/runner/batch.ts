import { type RecordedEvent } from '#kafila/event-store';
import { reasonOf } from '../database/reason.js';
import { kindOf, type Projection, type StreamKind } from './projection.js';
import { type ParkedStream } from './stream-fold.js';

/** An event with its place. */
export interface Placed {
  readonly revision: number;
  readonly position: bigint;
  readonly event: unknown;
}

/** What a batch holds of one stream. */
export interface StreamBatch {
  readonly kind: StreamKind;
  readonly events: Placed[];
  /** The first event behind `events` that could not be read, if there is one. */
  parked?: ParkedStream;
}

/** Events gathered from the subscription, by stream, until they are folded and written together. */
export class Batch {
  readonly streams = new Map<string, StreamBatch>();
  /** Events taken in, counting those of parked streams, which are let go. */
  size = 0;

  constructor(
    private readonly projection: Projection,
    private readonly isParked: (stream: string) => boolean,
    /** Everything up to here is in the batch. */
    public position: bigint,
  ) {}

  add(events: readonly RecordedEvent[], position: bigint): void {
    for (const recorded of events) this.take(recorded);
    this.size += events.length;
    this.position = position;
  }

  private take(recorded: RecordedEvent): void {
    const { stream, revision, position } = recorded;
    if (this.isParked(stream)) return;
    let batch = this.streams.get(stream);
    if (!batch) this.streams.set(stream, (batch = { kind: kindOf(this.projection, stream), events: [] }));
    const last = batch.events.at(-1);
    if (batch.parked || (last && last.revision >= revision)) return;
    try {
      batch.events.push({ revision, position, event: batch.kind.read(recorded) });
    } catch (error) {
      batch.parked = { stream, position, revision, reason: reasonOf(error) };
    }
  }
}
