import { type KeyPlaces } from '#kafila/domain';
import { anchoredTo, NO_ANCHORS, type RecordedEvent, type RemovedStream } from '#kafila/event-store';
import { readEvent, type ReadEvent } from '../folding/read-event.js';
import { GatheredKeys } from '../folding/gathered-keys.js';
import { type ParkedStream } from '../parking/parked-streams.js';
import { type SkippedOf } from '../parking/skipped-events.js';
import { weightOfEvent } from './memory-bounds.js';
import { kindOf, type Projection, type StreamKind } from '../projection/projection.js';

/** What a batch holds of one stream. */
export interface StreamBatch {
  readonly kind: StreamKind;
  readonly events: ReadEvent[];
}

/** What is known before a batch. */
export interface BeforeBatch {
  readonly skippedOf: SkippedOf;
  readonly parked: (stream: string) => ParkedStream | undefined;
  readonly keys: KeyPlaces;
}

/** Events of the subscription, gathered by stream until they are folded and written together. */
export class Batch {
  readonly streams = new Map<string, StreamBatch>();
  /** Streams of which the event store tells that they were deleted or cut off. */
  readonly removed = new Map<string, RemovedStream>();
  /** Events taken in. */
  size = 0;
  /** What they weigh, see `MemoryBounds`. */
  weight = 0;
  /** Where keys were enrolled and revoked, with what is in the batch. */
  readonly keys: GatheredKeys;

  constructor(
    private readonly projection: Projection,
    private readonly before: BeforeBatch,
    /** Everything up to here is in the batch. */
    public position: bigint,
    /** By what the event store is known again, with what is in the batch. */
    public anchors = NO_ANCHORS,
  ) {
    this.keys = new GatheredKeys(projection.keys, before.keys, before.parked);
  }

  add(events: readonly RecordedEvent[], position: bigint, removed: readonly RemovedStream[] = []): void {
    for (const each of removed) this.removed.set(each.stream, each);
    for (const recorded of events) this.take(recorded);
    this.size += events.length;
    this.position = position;
    if (events.length > 0) this.anchors = anchoredTo(this.anchors, events);
  }

  private take(recorded: RecordedEvent): void {
    const { stream, revision } = recorded;
    let batch = this.streams.get(stream);
    if (!batch) this.streams.set(stream, (batch = { kind: kindOf(this.projection, stream), events: [] }));
    const last = batch.events.at(-1);
    if (last && last.revision >= revision) return;
    this.weight += weightOfEvent(recorded);
    const read = readEvent(batch.kind, recorded, this.before.skippedOf, this.keys.places);
    this.keys.take(recorded, read);
    batch.events.push(read);
  }
}
