import { type KeyPlaces } from '#kafila/domain';
import { type EventReader, type RecordedEvent } from '#kafila/event-store';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { foldingGathered, type Outcome } from '../runner/folding/fold-stream.js';
import { GatheredHistory } from '../runner/folding/gathered-history.js';
import { PortionSize } from '../runner/folding/portion-size.js';
import { readEvent, type ReadEvent } from '../runner/folding/read-event.js';
import { type Report, type StreamKind } from '../runner/projection/projection.js';
import { reportsAmong } from '../trips/kinds/reports-in.js';
import { asItHappened, countingIn, type Pages } from './as-it-happened.js';
import { type Clocks } from './clocks.js';
import { foldingHistory } from './folding-history.js';
import { pagesUpTo, readEvents } from './read-stream-up-to.js';

/** A stream with more events is not held as a whole: its facts are packed. */
const LONG = 10_000;
/** Facts that are packed at once. */
const PACKED_AT_ONCE = 512;
/** How long others wait for their turn, in milliseconds. */
const MOST_MS = 4;

/** What of a stream counts. */
export interface Wanted {
  readonly kind: StreamKind;
  readonly clocks: Pick<Clocks, 'at' | 'position'>;
  /** The first revision that could not be digested; it and what follows count for nothing. */
  readonly stoppedAt?: number | undefined;
  /** Revisions that people have left out. */
  readonly skipped: ReadonlySet<number>;
  /** Where keys had been enrolled and revoked by then. */
  readonly keys: KeyPlaces;
  /** Report ids that other streams have, too. */
  readonly shared?: ReadonlySet<string> | undefined;
}

/** A stream as it stood at a pair of clocks. */
export interface StreamThen {
  /** Whether nothing of it was known. */
  readonly isEmpty: boolean;
  /** Folds it, in portions. */
  readonly folding: Generator<void, Outcome>;
  /** Of the revisions that people have left out, those that had happened. */
  readonly skipped: ReadonlySet<number>;
  /** Of its reports, those whose ids other streams have. */
  readonly shared: readonly Report[];
}

/**
 * Reads a stream for a pair of clocks.
 *
 * @param long see `LONG`
 * @throws StreamRemoved
 */
export async function streamThen(
  history: Pick<EventReader, 'readStream'>,
  stream: string,
  wanted: Wanted,
  long = LONG,
): Promise<StreamThen> {
  const { kind, clocks, stoppedAt = Infinity, skipped, keys, shared } = wanted;
  const pages: Pages = async function* () {
    for await (const page of pagesUpTo(history, stream, clocks.position)) {
      yield page.filter(({ revision }) => revision < stoppedAt);
    }
  };
  const known: RecordedEvent[] = [];
  for await (const page of pages()) {
    known.push(...page);
    if (known.length > long) return longStreamThen(stream, wanted, pages);
  }
  await nextTurn();
  const events = await readEvents(kind, asItHappened(known, clocks.at), skipped, keys);
  return {
    isEmpty: known.length === 0,
    folding: foldingHistory(stream, kind, events),
    skipped: new Set(events.filter((one) => 'skipped' in one).map(({ revision }) => revision)),
    shared: sharedAmong(events, shared),
  };
}

async function longStreamThen(
  stream: string,
  { kind, clocks: { at }, skipped, keys, shared }: Wanted,
  pages: Pages,
): Promise<StreamThen> {
  const counts = await countingIn(pages, at);
  // Nobody notes its reports.
  const gathered = new GatheredHistory(kind, 0, PACKED_AT_ONCE, Infinity);
  const leftOut = new Set<number>();
  const reports: Report[] = [];
  let began = performance.now();
  for await (const page of pages()) {
    for (const event of page) {
      if (counts(event)) {
        const one = readEvent(kind, event, () => skipped, keys);
        if ('skipped' in one) leftOut.add(one.revision);
        reports.push(...sharedAmong([one], shared));
        gathered.add(one);
      }
      if (performance.now() - began < MOST_MS) continue;
      await nextTurn();
      began = performance.now();
    }
  }
  const folding = foldingGathered(stream, kind, gathered, new PortionSize());
  return { isEmpty: false, folding, skipped: leftOut, shared: reports };
}

function sharedAmong(events: readonly ReadEvent[], shared?: ReadonlySet<string>): readonly Report[] {
  if (!shared || shared.size === 0) return [];
  return reportsAmong(events).filter(({ reportId }) => shared.has(reportId));
}
