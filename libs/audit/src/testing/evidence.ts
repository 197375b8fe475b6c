import Database from 'better-sqlite3';
import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { type RecordedEvent } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { type VerifierKey } from '#kafila/proof';
import { type LogPlace } from '../log/log-folder.js';
import { type SignedCheckpoint } from '../signing/signed-checkpoint.js';
import { TransparencyLog } from '../log/transparency-log.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { eventsInFile } from '../verify/events-in-file.js';
import { verdictOf } from '../verify/verdict-of.js';
import { type Verdict } from '../verify/verdict.js';
import { type VerifyLogOptions } from '../verify/verification.js';
import { verifyLog } from '../verify/verify-log.js';
import { catchUp, fill, placeIn, PREFIXES } from './audited-world.js';
import { type TemporaryFolder } from './temporary-folder.js';

/** A copy of a store and of its log. */
export interface Copy {
  readonly file: string;
  readonly log: string;
}

/**
 * A store of 400 events and its log, to be altered. 320 of the events are covered by the log: every fifth is of another
 * stream. The event at position p has the leaf p - 1 - floor(p / 5).
 */
export class Evidence {
  #copies = 0;

  private constructor(
    private readonly temporary: TemporaryFolder,
    private readonly file: string,
    readonly place: LogPlace,
    readonly keys: readonly VerifierKey[],
    readonly checkpoint: SignedCheckpoint,
    private readonly events: readonly RecordedEvent[],
  ) {}

  static async gather(temporary: TemporaryFolder): Promise<Evidence> {
    const [file, place] = [temporary.path('events.db'), placeIn(temporary)];
    const store = await openWithoutThread({ file });
    await fill(store, 400);
    const log = await TransparencyLog.open(place);
    await catchUp(log, store);
    const { verifierKeys, checkpoint } = log;
    const { events } = await store.readAll();
    await log.close();
    await store.close();
    return new Evidence(temporary, file, place, verifierKeys, checkpoint, events);
  }

  /** A copy in which anything may be altered; the store through SQL. */
  copy(sql?: string): Copy {
    const name = `copy-${this.#copies++}`;
    const [file, log] = [this.temporary.path(`${name}.db`), this.temporary.path(`${name}-log`)];
    copyFileSync(this.file, file);
    cpSync(this.place.folder, log, { recursive: true });
    if (sql !== undefined) {
      const db = new Database(file);
      // Whoever alters a store does not ask its constraints.
      db.pragma('ignore_check_constraints = ON');
      db.exec(sql);
      db.close();
    }
    return { file, log };
  }

  verify({ file, log }: Copy, options: Partial<VerifyLogOptions> = {}): Promise<Verdict> {
    return verdictOf(
      verifyLog({
        events: eventsInFile(file),
        streamPrefixes: PREFIXES,
        log: tilesInFolder(log),
        verifierKeys: this.keys,
        ...options,
      }),
    );
  }

  /** What is found in a store that was altered through SQL. */
  async altered(sql: string): Promise<Verdict> {
    const copy = this.copy(sql);
    const verdict = await this.verify(copy);
    rmSync(copy.file);
    rmSync(copy.log, { recursive: true });
    return verdict;
  }

  eventAt(position: number): RecordedEvent {
    const event = this.events[position - 1];
    if (event === undefined) throw new Error(`No event at ${position}.`);
    return event;
  }
}
