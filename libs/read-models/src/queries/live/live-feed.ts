import { LOG, type Log } from '#kafila/platform';
import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as yieldToOthers, setTimeout as delay } from 'node:timers/promises';
import { type ReadModels } from '../../database/read-models.js';
import { type ChangeId, compareChanges, printChange } from '../../runner/projection/change-id.js';
import { PositionWatch } from '../reading/position-watch.js';
import { READ_MODELS } from '../reading/stores.tokens.js';
import { ChangesRead, type LiveChange, readChanges } from './live-changes.js';
import { EventsOfChange, type LiveReader } from './live-reader.js';

/** How many bytes are written to readers before others have their turn. */
const WRITTEN_AT_ONCE = 4_000_000;

/** How long to leave the database alone after it failed. */
const AFTER_FAILURE_MS = 1000;

/**
 * Tells open streams which convoys changed, by their own events or by those of a carnet, a declaration or another convoy
 * that change what they show, or by a person who retried, skipped or switched: all that were noted after what a reader
 * was sent. Nothing is queued for anybody. A reader that is slow, or was away, is sent the newest state of each convoy it
 * has missed, read from the table when it can take it. Readers that are equally far share one query, and the bytes.
 *
 * It rests for as long as it has worked: however many listen, half of the time is left to others, and what changes
 * several times meanwhile is sent once.
 */
@Injectable()
export class LiveFeed {
  private readonly readers = new Set<LiveReader>();
  private readonly full = new Set<LiveReader>();
  /** Of changes that somebody holds still: their text is made once. */
  private readonly events = new WeakMap<LiveChange, EventsOfChange>();
  private unfollow: (() => void) | undefined;
  private pumping = false;

  constructor(
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    private readonly watch: PositionWatch,
    @Inject(LOG) private readonly log: Pick<Log, 'error'>,
  ) {}

  /** How many listen. */
  get open(): number {
    return this.readers.size;
  }

  /** How many of them take no more for now. */
  get waiting(): number {
    return this.full.size;
  }

  /** @returns how to stop */
  add(reader: LiveReader): () => void {
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
      for (let groups = this.lagging(); groups.length > 0; groups = this.lagging()) {
        const began = performance.now();
        const read = new Map<string, ChangesRead>();
        // One page for each group in turn: who has far to go does not keep the others waiting.
        for (const group of groups) {
          const shown = shownKeyOf(group[0]);
          const ofThose = read.get(shown) ?? new ChangesRead();
          read.set(shown, ofThose);
          await this.send(group, this.watch.reached, ofThose);
        }
        await delay(performance.now() - began, undefined, { ref: false });
      }
    } catch (error) {
      this.log.error({ err: error }, 'the live feed cannot read the read models');
      setTimeout(() => {
        this.wake();
      }, AFTER_FAILURE_MS).unref();
    } finally {
      this.pumping = false;
    }
  }

  /** Readers with something to come, by how far they are, what they follow and may see, the furthest first. */
  private lagging(): readonly (readonly LiveReader[])[] {
    const { reached } = this.watch;
    const groups = new Map<string, { readonly sent: ChangeId; readonly readers: LiveReader[] }>();
    for (const reader of this.readers) {
      if (this.full.has(reader) || compareChanges(reader.sent, reached) >= 0) continue;
      const key = `${printChange(reader.sent)} ${shownKeyOf(reader)}`;
      const group = groups.get(key);
      if (group) group.readers.push(reader);
      else groups.set(key, { sent: reader.sent, readers: [reader] });
    }
    return [...groups.values()].sort((a, b) => compareChanges(b.sent, a.sent)).map(({ readers }) => readers);
  }

  private async send(group: readonly LiveReader[], upTo: ChangeId, read: ChangesRead): Promise<void> {
    const [first] = group;
    if (!first) return;
    const { changes, end } = await readChanges(this.readModels, first.sent, read, first);
    // Who is full misses what comes next, and goes on in another pass: also where he has room again before this one ends.
    let going: readonly LiveReader[] = group.filter((reader) => !this.full.has(reader));
    for (const change of changes) {
      going = await this.sendChange(going, change);
      // The database may be in this process, and nothing else would get its turn.
      await yieldToOthers();
    }
    const to = end ?? upTo;
    for (const reader of going) {
      if (compareChanges(reader.sent, to) < 0) reader.sent = to;
    }
  }

  /** @returns those who take more */
  private async sendChange(group: readonly LiveReader[], change: LiveChange): Promise<readonly LiveReader[]> {
    const events = this.events.get(change) ?? new EventsOfChange(change);
    this.events.set(change, events);
    let written = 0;
    for (const reader of group) {
      if (!this.readers.has(reader)) continue;
      const bytes = await events.bytesFor(reader);
      if (bytes && !reader.write(bytes)) this.full.add(reader);
      reader.sent = change.id;
      written += bytes?.length ?? 0;
      if (written <= WRITTEN_AT_ONCE) continue;
      written = 0;
      await yieldToOthers();
    }
    return group.filter((reader) => !this.full.has(reader));
  }
}

/** The same for all who follow the same, and may see the same. */
function shownKeyOf(reader: Pick<LiveReader, 'sees' | 'followed'> | undefined): string {
  return JSON.stringify([reader?.followed ?? 'convoys', reader?.sees ?? null]);
}
