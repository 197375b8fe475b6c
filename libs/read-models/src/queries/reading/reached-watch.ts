import { type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { type ChangeId, compareChanges, NO_CHANGE } from '../../runner/projection/change-id.js';

/** How often the table is asked: at once when somebody begins to wait, then ever more rarely while nothing moves. */
const SHORTEST_MS = 5;
const LONGEST_MS = 100;

interface Waiter {
  readonly position: bigint;
  readonly done: (error?: Error) => void;
}

/**
 * Knows how far something has come, for all that wait for it. What brings it on may be another process, so it is looked up again
 * and again while somebody waits: one reader for all of them.
 */
export abstract class ReachedWatch implements OnModuleDestroy {
  private readonly waiters = new Set<Waiter>();
  private readonly followers = new Set<() => void>();
  private furthest = NO_CHANGE;
  private watching = false;
  private pause = new AbortController();

  /** How far it has come by now. */
  protected abstract look(): Promise<ChangeId>;

  /** The furthest position seen. */
  get position(): bigint {
    return this.furthest.position;
  }

  /** The same, with what was changed there that no event told of. */
  get reached(): ChangeId {
    return this.furthest;
  }

  /** The position that it has reached, read now. */
  async read(): Promise<bigint> {
    this.advanced(await this.look());
    return this.position;
  }

  /**
   * Waits until it has reached a position, at most so long.
   *
   * @returns whether it has
   * @throws where the read models cannot be read
   */
  async reach(position: bigint, mostMs: number): Promise<boolean> {
    if (this.position >= position || (await this.read()) >= position) return true;
    return new Promise((resolve, reject) => {
      const waiter = {
        position,
        done: (error?: Error) => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          if (error === undefined) resolve(this.position >= position);
          else reject(error);
        },
      };
      const timer = setTimeout(waiter.done, mostMs, undefined);
      this.waiters.add(waiter);
      this.watch();
    });
  }

  /** Calls back whenever something has changed. @returns how to end that */
  follow(moved: () => void): () => void {
    this.followers.add(moved);
    this.watch();
    return () => this.followers.delete(moved);
  }

  onModuleDestroy(): void {
    this.close();
  }

  close(): void {
    this.followers.clear();
    for (const { done } of [...this.waiters]) done();
    this.pause.abort();
  }

  protected advanced(to: ChangeId): void {
    if (compareChanges(to, this.furthest) <= 0) return;
    this.furthest = to;
    for (const waiter of [...this.waiters]) if (waiter.position <= to.position) waiter.done();
    for (const moved of [...this.followers]) moved();
  }

  private watch(): void {
    // As a rule, who comes anew has just caused something: look often for a while.
    this.pause.abort();
    if (!this.watching) void this.watchOn();
  }

  private async watchOn(): Promise<void> {
    this.watching = true;
    let ms = SHORTEST_MS;
    while (this.waiters.size > 0 || this.followers.size > 0) {
      this.pause = new AbortController();
      const cut = await delay(ms, false, { signal: this.pause.signal }).catch(() => true);
      const before = this.furthest;
      try {
        await this.read();
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        // Who waits is told; who follows is told when it works again.
        for (const { done } of [...this.waiters]) done(error);
      }
      ms = cut || this.furthest !== before ? SHORTEST_MS : Math.min(LONGEST_MS, ms * 1.5);
    }
    this.watching = false;
  }
}
