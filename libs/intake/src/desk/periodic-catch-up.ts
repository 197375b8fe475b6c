import { LOG, type Log } from '#kafila/platform';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ConvoyDesk } from './convoy-desk.js';

/** Milliseconds between two rounds while nobody decides: so much reading at most a decision has to wait for. */
const PAUSE = 30_000;

/**
 * Lets the desk catch up with the event store in the background, from the start on: the first decision after a long
 * history, or after a day of many reports, then finds little left to read. A store that does not answer is asked again.
 */
@Injectable()
export class PeriodicCatchUp implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;
  #underway: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(
    private readonly desk: ConvoyDesk,
    @Inject(LOG) private readonly log: Pick<Log, 'warn'>,
  ) {}

  onApplicationBootstrap(): void {
    this.#underway = this.#round();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#underway;
  }

  async #round(): Promise<void> {
    try {
      await this.desk.catchUp();
    } catch (err) {
      this.log.warn({ err }, 'the desk cannot read on; it tries again, at the next decision at the latest');
    }
    if (this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#underway = this.#round();
    }, PAUSE);
    this.#timer.unref();
  }
}
