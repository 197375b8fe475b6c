import { setTimeout as delay } from 'node:timers/promises';
import { LogAbsent } from '../log/log.errors.js';
import { type LogFolders, PublishedLog } from '../log/published-log.js';
import { logBehind, logUnavailable } from './log.problems.js';

const ASK_AGAIN_MS = 50;

/** The published log as controllers reach for it: where there is none, the caller gets a problem. */
export class LogShelf {
  constructor(
    private readonly folders: LogFolders,
    private readonly mostMs = 5_000,
  ) {}

  /** @throws Problem `log-unavailable` */
  async read<Result>(work: (log: PublishedLog) => Promise<Result>): Promise<Result> {
    try {
      return await PublishedLog.read(this.folders, work);
    } catch (error) {
      if (error instanceof LogAbsent) throw logUnavailable(error);
      throw error;
    }
  }

  /**
   * Waits, five seconds at most, until the log has everything up to a position.
   *
   * @throws Problem `log-behind`, `log-unavailable`
   */
  async reach(position: bigint): Promise<void> {
    const end = performance.now() + this.mostMs;
    while (!(await this.#has(position, performance.now() >= end))) await delay(ASK_AGAIN_MS);
  }

  /** @param last where nobody waits any more, and it throws what is wrong */
  async #has(position: bigint, last: boolean): Promise<boolean> {
    try {
      const reached = await PublishedLog.read(this.folders, (log) => Promise.resolve(log.position));
      if (reached < position && last) throw logBehind(position, reached);
      return reached >= position;
    } catch (error) {
      // A service that was only just started has not begun its log yet.
      if (!(error instanceof LogAbsent)) throw error;
      if (last) throw logUnavailable(error);
      return false;
    }
  }
}
