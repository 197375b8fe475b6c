import { type VerifierKey } from '#kafila/proof';
import { lostAt, type LostLeaves, readLostLeaves } from '../log/lost-leaves.js';
import { TILE_WIDTH } from '../tiles/tile-path.js';
import { type TileSource } from '../tiles/tile-source.js';
import { type AuditedEvent, type AuditedEvents, entryOfStored, type StoredEvent } from './audited-events.js';
import { type Beside, compareBindings, compareOlderTiles, takeBeside } from './beside-the-log.js';
import { compareLeaf, compareTile, reportCutTail } from './compare-leaf.js';
import { EntryBytes } from './entry-bytes.js';
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

/** One run over a store and a log, from the first event to the first fault. */
export class Verification {
  events = 0;
  readonly #tree = new GrowingTree();
  readonly #streams = new StreamsSeen();
  readonly #entry = new EntryBytes();
  readonly #roots: SignedRoots;
  #signed = 0;
  #beside: Beside | undefined;
  #notLookedAt: readonly string[] = [];
  #lost: readonly LostLeaves[] = [];
  #position = 0n;

  constructor(private readonly options: VerifyLogOptions) {
    this.#roots = new SignedRoots(options.verifierKeys);
  }

  /** @throws Found */
  async *run(): AsyncGenerator<VerifyProgress, void> {
    const { events, signal } = this.options;
    const log = await this.#openLog();
    const head = await events.head();
    this.#roots.check(this.#tree, 0n);
    const pages = events.pages()[Symbol.asyncIterator]();
    for (let page = await pages.next(); page.done !== true; page = await pages.next()) {
      signal?.throwIfAborted();
      await this.#page(page.value[Symbol.iterator](), log, pages);
      yield { events: this.events, position: this.#position, head };
    }
    signal?.throwIfAborted();
    await this.#addLost(log);
    await reportCutTail(this.#tree.size, log);
    this.#roots.end(this.#tree.size);
    const beside = this.#beside;
    // Lost leaves lie at no position; the roots of bindings over them were compared like all others.
    const inPlace = (beside?.bindings ?? []).filter(
      (binding) => !this.#lost.some(({ first, size }) => first <= binding.size && binding.size <= size),
    );
    compareBindings(inPlace, log);
    this.#notLookedAt = [...(beside?.notLookedAt ?? []), ...(await compareOlderTiles(this.options.log, log))];
    await this.#checkHidden();
    await this.#checkFile();
  }

  /** So many of the first leaves are what was signed. */
  get proven(): number {
    return this.#roots.proven;
  }

  verdict(): Verdict {
    const lost = this.#lost.filter(({ first, size }) => first < size);
    return {
      outcome: 'intact',
      events: this.events,
      position: this.#position,
      root: this.#tree.root(),
      unsigned: this.#tree.size - this.#signed,
      checkpoints: this.#roots.verified,
      bindings: this.#roots.bindings,
      notLookedAt: this.#notLookedAt,
      ...(lost.length > 0 && { lost }),
    };
  }

  /** Nothing is missing of what was logged, but not all of it can be read. @throws Found */
  async #checkHidden(): Promise<void> {
    const hidden = (await this.options.events.removed?.()) ?? [];
    const [first] = hidden;
    if (!first) return;
    const also = hidden.length > 1 ? ` So it is with ${hidden.length - 1} more.` : '';
    const sentence = `${first.what} All its events are still in the store, until a scavenge takes them.${also}`;
    throw new Found({ code: 'stream-removed', position: first.position, leaf: null, sentence });
  }

  /** What is served is found by indexes: they must say what the tables say. @throws Found */
  async #checkFile(): Promise<void> {
    const { events, signal } = this.options;
    const faults = (await events.fileFaults?.(signal)) ?? [];
    if (faults.length === 0) return;
    const sentence =
      `All events are in the tables of the store as they were logged, but its file ${faults.join('; ')}. ` +
      'What is read through it may be something else.';
    throw new Found({ code: 'store-file', position: null, leaf: null, sentence });
  }

  async #openLog(): Promise<LogFiles> {
    const { log, kept = [], verifierKeys } = this.options;
    const note = await log.read('checkpoint');
    if (note === undefined) {
      const sentence = 'The log has no checkpoint.';
      throw new Found({ code: 'log-file', position: null, leaf: null, sentence });
    }
    const size = this.#roots.take(note.toString('utf8'), 'The checkpoint of the log');
    for (const [at, checkpoint] of kept.entries()) {
      this.#roots.take(checkpoint, `The checkpoint kept elsewhere (number ${at + 1})`);
    }
    this.#beside = await takeBeside(log, this.#roots);
    this.#signed = this.#roots.largest;
    this.#lost = await readLostLeaves(log, verifierKeys);
    return LogFiles.open(log, size);
  }

  async #page(
    page: Iterator<AuditedEvent>,
    log: LogFiles,
    pages: AsyncIterator<Iterable<AuditedEvent>>,
  ): Promise<void> {
    for (let next = page.next(); next.done !== true; next = page.next()) {
      const event = this.#readable(next.value);
      if (this.#isCovered(event)) {
        if (this.#lost.length > 0) await this.#addLost(log);
        const leaf = this.#tree.size;
        const entry = this.#entry;
        entry.write(entryOfStored(event));
        const hash = entry.hash();
        if (leaf < log.size) {
          if (leaf % TILE_WIDTH === 0) await log.load(leaf);
          if (!log.holds(leaf, entry, hash, event.position)) {
            const stored = { leaf, event, entry, hash };
            await compareLeaf(stored, log, () => this.#following(page, pages));
          }
        }
        for (const tile of this.#tree.add(hash)) await compareTile(tile, log);
      }
      this.#accept(event);
    }
  }

  /** Adds the leaves that were signed as lost, as the log has them: no event of the store gives them any more. */
  async #addLost(log: LogFiles): Promise<void> {
    while (this.#tree.size < log.size && lostAt(this.#lost, this.#tree.size)) {
      const hash = hashOfEntry(await log.entry(this.#tree.size));
      for (const tile of this.#tree.add(hash)) await compareTile(tile, log);
      this.#roots.check(this.#tree, this.#position);
    }
  }

  #readable(audited: AuditedEvent): StoredEvent {
    if ('event' in audited) return audited.event;
    const { position, unreadable } = audited;
    const sentence = `The event at position ${position.toString()} ${unreadable}.`;
    throw new Found({ code: 'unreadable', position, leaf: this.#tree.size, sentence });
  }

  /** What can be said of an event without the log. @throws Found */
  #accept(event: StoredEvent): void {
    const { position } = event;
    const leaf = this.#isCovered(event) ? this.#tree.size - 1 : null;
    const right = this.options.events.gapless ? position === this.#position + 1n : position > this.#position;
    if (!right) {
      const sentence = `After position ${this.#position.toString()} the store goes on at ${position.toString()}.`;
      throw new Found({ code: 'position-gap', position: this.#position + 1n, leaf, sentence });
    }
    this.#streams.check(event, leaf);
    this.#position = position;
    this.events++;
    this.#roots.check(this.#tree, position);
  }

  #isCovered({ stream }: StoredEvent): boolean {
    return this.options.streamPrefixes.some((prefix) => stream.startsWith(prefix));
  }

  async *#following(
    rest: Iterator<AuditedEvent>,
    pages: AsyncIterator<Iterable<AuditedEvent>>,
  ): AsyncGenerator<StoredEvent> {
    for (let page: Iterator<AuditedEvent> | undefined = rest; page !== undefined;) {
      for (let next = page.next(); next.done !== true; next = page.next()) {
        if ('event' in next.value && this.#isCovered(next.value.event)) yield next.value.event;
      }
      const next = await pages.next();
      page = next.done === true ? undefined : next.value[Symbol.iterator]();
    }
  }
}
