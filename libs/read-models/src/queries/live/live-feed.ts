import { type ReadModels } from '../../database/read-models.js';
import { type PositionWatch } from '../position/position-watch.js';
import { type LiveConvoy, readChanges } from './live-changes.js';

/** How long to leave the database alone after it failed. */
const AFTER_FAILURE_MS = 1000;

/** What somebody listens for. */
export interface LiveFilter {
  readonly convoyId?: string | undefined;
  readonly corridor?: string | undefined;
}

/** Somebody who listens. */
export interface LiveReader {
  readonly filter: LiveFilter;
  /** Everything up to here was sent, or was not wanted. */
  sent: bigint;
  /** @returns false where the reader takes no more for now; `LiveFeed.ready` tells when it does again */
  write(text: string): boolean;
}

/**
 * Tells open streams which convoys changed, by their own events or by those of a carnet, a declaration or another convoy
 * that change what they show: all that were noted behind what a reader was sent. Nothing is queued for anybody. A reader that is slow, or was away, is sent the newest state of each convoy it has missed, read from the
 * table when it can take it. Readers that are equally far share one query.
 */
export class LiveFeed {
  private readonly readers = new Set<LiveReader>();
  private readonly full = new Set<LiveReader>();
  private unfollow: (() => void) | undefined;
  private pumping = false;

  constructor(
    private readonly readModels: ReadModels,
    private readonly projection: string,
    private readonly watch: PositionWatch,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** @returns how to stop */
  open(reader: LiveReader): () => void {
    this.readers.add(reader);
    this.unfollow ??= this.watch.follow(() => {
      this.wake();
    });
    this.wake();
    return () => {
      this.readers.delete(reader);
      this.full.delete(reader);
      if (this.readers.size > 0) return;
      this.unfollow?.();
      this.unfollow = undefined;
    };
  }

  /** A reader whose `write` answered false takes more again. */
  ready(reader: LiveReader): void {
    this.full.delete(reader);
    this.wake();
  }

  private wake(): void {
    if (!this.pumping) void this.pump();
  }

  private async pump(): Promise<void> {
    this.pumping = true;
    try {
      for (let groups = this.behind(); groups.size > 0; groups = this.behind()) {
        // One page for each group in turn: who has far to go does not keep the others waiting.
        for (const [sent, group] of groups) await this.send(group, sent, this.watch.position);
      }
    } catch (error) {
      this.failed(error);
      setTimeout(() => {
        this.wake();
      }, AFTER_FAILURE_MS).unref();
    } finally {
      this.pumping = false;
    }
  }

  /** Readers with something to come, by how far they are, the furthest first. */
  private behind(): ReadonlyMap<bigint, LiveReader[]> {
    const waiting = [...this.readers].filter(
      (reader) => !this.full.has(reader) && reader.sent < this.watch.position,
    );
    waiting.sort((a, b) => (a.sent === b.sent ? 0 : a.sent > b.sent ? -1 : 1));
    const groups = new Map<bigint, LiveReader[]>();
    for (const reader of waiting) groups.set(reader.sent, [...(groups.get(reader.sent) ?? []), reader]);
    return groups;
  }

  private async send(group: readonly LiveReader[], after: bigint, upTo: bigint): Promise<void> {
    const { changes, end } = await readChanges(this.readModels, this.projection, after);
    for (const { position, convoys } of changes) {
      for (const reader of group) {
        if (this.full.has(reader) || !this.readers.has(reader)) continue;
        const wanted = convoys.filter((convoy) => wants(reader.filter, convoy));
        // One event may change several convoys: its id comes with the last of them, so that who is cut off in between
        // is sent all of them again.
        const events = wanted.map(({ json }, i) => {
          const id = i === wanted.length - 1 ? `id: ${position.toString()}\n` : '';
          return `${id}event: convoy\ndata: ${json}\n\n`;
        });
        if (events.length > 0 && !reader.write(events.join(''))) this.full.add(reader);
        reader.sent = position;
      }
    }
    const to = end ?? upTo;
    for (const reader of group) if (!this.full.has(reader) && reader.sent < to) reader.sent = to;
  }
}

function wants({ convoyId, corridor }: LiveFilter, convoy: LiveConvoy): boolean {
  return (
    (convoyId === undefined || convoyId === convoy.convoyId) &&
    (corridor === undefined || corridor === convoy.corridorId)
  );
}
