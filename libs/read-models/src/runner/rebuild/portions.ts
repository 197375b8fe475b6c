import { type Anchors, type BegunStream, type EventStorePlace, type StreamList } from '#kafila/event-store';
import { type RebuildOptions } from './rebuild-options.js';

export interface Target {
  /** The name of the checkpoint. */
  readonly name: string;
  readonly place: EventStorePlace;
  streamsBegun: StreamList['streamsBegun'];
  /** Events after this position are left out. */
  readonly upTo: bigint;
  /** By what the store is known again, with all up to there. */
  anchors: Anchors;
}

/** A convoy has about so many events; carnets and declarations have fewer. */
const EVENTS_OF_STREAM = 250;
/** From a server portions are smaller: there may be few streams for many threads. */
const SMALLER = 4;

/** Streams in the order in which they began, in portions. */
export class Portions {
  private readonly limit: number;
  private readonly streamPrefixes: readonly string[];
  private readonly ahead: (readonly BegunStream[])[] = [];
  private ended = false;

  constructor(
    { projection, eventsPerCommit = 50_000 }: RebuildOptions,
    private readonly target: Target,
    private after: bigint,
  ) {
    const smaller = target.place.kind === 'sqlite' ? 1 : SMALLER;
    this.limit = Math.max(1, Math.floor(eventsPerCommit / EVENTS_OF_STREAM / smaller));
    this.streamPrefixes = projection.kinds.map(({ prefix }) => prefix);
  }

  /** Whether so many portions are still to come. */
  async hasAtLeast(portions: number): Promise<boolean> {
    while (this.ahead.length < portions && !this.ended) {
      const streams = await this.list();
      if (streams.length > 0) this.ahead.push(streams);
    }
    return this.ahead.length >= portions;
  }

  /** Empty where there are no more. */
  async next(): Promise<readonly BegunStream[]> {
    return this.ahead.shift() ?? this.list();
  }

  private async list(): Promise<readonly BegunStream[]> {
    if (this.ended) return [];
    const { limit, streamPrefixes, after } = this;
    const { target } = this;
    const { upTo } = target;
    const streams = await target.streamsBegun({ after, upTo, streamPrefixes, limit });
    this.after = streams.at(-1)?.position ?? upTo;
    this.ended = streams.length < limit;
    return streams;
  }
}
