import { type RecordedEvent } from '#kafila/event-store';
import { encodeLeaf } from '../leaf/leaf.js';
import { type VerifierKey } from '../note/verifier-key.js';
import { type TileSource } from '../tiles/tile-source.js';
import { type AuditedEvent, type AuditedEvents } from './audited-events.js';
import { compareLeaf, compareTile, reportCutTail } from './compare-leaf.js';
import { Found } from './found.js';
import { GrowingTree } from './growing-tree.js';
import { LogFiles } from './log-files.js';
import { hashOfEntry } from './range-hash.js';
import { SignedRoots } from './signed-roots.js';
import { StreamsSeen } from './streams-seen.js';
import { type Verdict, type VerifyProgress } from './verdict.js';

export interface VerifyLogOptions {
  /** The raw store. */
  readonly events: AuditedEvents;
  /** The streams that the log covers. Others are looked at too, for gaps, but have no leaf. */
  readonly streamPrefixes: readonly string[];
  /** The files of the log, `checkpoint` among them. */
  readonly log: TileSource;
  /** Checkpoints kept elsewhere, as signed notes: what cannot be changed together with store and log. */
  readonly kept?: readonly string[];
  /** The keys of the log, from a place that is trusted. */
  readonly verifierKeys: readonly VerifierKey[];
  /** Interrupts it: the iteration throws the reason of the signal. */
  readonly signal?: AbortSignal;
}

/**
 * Recomputes everything from the raw store: every leaf, every tile and bundle, the root of every checkpoint, revisions,
 * positions and ids. Yields how far it has come, and returns what it found: that all is intact, or the first thing that is
 * not. It reads only; store and log may be in use meanwhile.
 *
 * @throws the reason of `signal`; what the store throws where it cannot be read
 */
export async function* verifyLog(options: VerifyLogOptions): AsyncGenerator<VerifyProgress, Verdict> {
  const verification = new Verification(options);
  try {
    yield* verification.run();
    return verification.verdict();
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    return { outcome: 'broken', events: verification.events, fault: error.fault };
  }
}

class Verification {
  events = 0;
  readonly #tree = new GrowingTree();
  readonly #streams = new StreamsSeen();
  readonly #roots: SignedRoots;
  #signed = 0;
  #position = 0n;

  constructor(private readonly options: VerifyLogOptions) {
    this.#roots = new SignedRoots(options.verifierKeys);
  }

  async *run(): AsyncGenerator<VerifyProgress, void> {
    const { events, signal } = this.options;
    const log = await this.#openLog();
    const head = await events.head();
    this.#roots.check(this.#tree, 0n);
    const pages = events.pages()[Symbol.asyncIterator]();
    for (let page = await pages.next(); page.done !== true; page = await pages.next()) {
      for (const [at, audited] of page.value.entries()) {
        const rest = page.value.slice.bind(page.value, at + 1);
        await this.#event(audited, log, () => this.#following(rest(), pages));
      }
      signal?.throwIfAborted();
      yield { events: this.events, position: this.#position, head };
    }
    await reportCutTail(this.#tree.size, log);
    this.#roots.end(this.#tree.size);
  }

  verdict(): Verdict {
    return {
      outcome: 'intact',
      events: this.events,
      position: this.#position,
      root: this.#tree.root(),
      unsigned: this.#tree.size - this.#signed,
      checkpoints: this.#roots.verified,
    };
  }

  async #openLog(): Promise<LogFiles> {
    const { log, kept = [] } = this.options;
    const note = await log.read('checkpoint');
    if (note === undefined) {
      const sentence = 'The log has no checkpoint.';
      throw new Found({ code: 'log-file', position: null, leaf: null, sentence });
    }
    const size = this.#roots.take(note.toString('utf8'), 'The checkpoint of the log');
    for (const [at, checkpoint] of kept.entries()) {
      this.#roots.take(checkpoint, `The checkpoint kept elsewhere (number ${at + 1})`);
    }
    this.#signed = this.#roots.largest;
    return LogFiles.open(log, size);
  }

  async #event(
    audited: AuditedEvent,
    log: LogFiles,
    following: () => AsyncIterable<RecordedEvent>,
  ): Promise<void> {
    const { position } = audited;
    const leaf = this.#tree.size;
    if ('unreadable' in audited) {
      const sentence = `The event at position ${position.toString()} ${audited.unreadable}.`;
      throw new Found({ code: 'unreadable', position, leaf, sentence });
    }
    const { event } = audited;
    if (this.#isCovered(event)) await this.#leaf(event, log, following);
    this.#checkGap(position);
    this.#streams.check(event, leaf);
    this.#position = position;
    this.events++;
    this.#roots.check(this.#tree, position);
  }

  async #leaf(
    event: RecordedEvent,
    log: LogFiles,
    following: () => AsyncIterable<RecordedEvent>,
  ): Promise<void> {
    const leaf = this.#tree.size;
    const entry = encodeLeaf(event);
    const hash = hashOfEntry(entry);
    await compareLeaf({ leaf, event, entry, hash }, log, following);
    for (const tile of this.#tree.add(hash)) await compareTile(tile, log);
  }

  #isCovered({ stream }: RecordedEvent): boolean {
    return this.options.streamPrefixes.some((prefix) => stream.startsWith(prefix));
  }

  #checkGap(position: bigint): void {
    const right = this.options.events.gapless ? position === this.#position + 1n : position > this.#position;
    if (right) return;
    const sentence = `After position ${this.#position.toString()} the store goes on at ${position.toString()}.`;
    const code = 'position-gap';
    throw new Found({ code, position: this.#position + 1n, leaf: this.#tree.size, sentence });
  }

  async *#following(
    rest: readonly AuditedEvent[],
    pages: AsyncIterator<readonly AuditedEvent[]>,
  ): AsyncGenerator<RecordedEvent> {
    for (let page: readonly AuditedEvent[] | undefined = rest; page !== undefined;) {
      for (const audited of page) {
        if ('event' in audited && this.#isCovered(audited.event)) yield audited.event;
      }
      const next = await pages.next();
      page = next.done === true ? undefined : next.value;
    }
  }
}
