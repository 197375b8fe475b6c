import {
  CARNET_FACT_TYPES,
  CONVOY_FACT_TYPES,
  DECLARATION_FACT_TYPES,
  inOrderOfOccurrence,
  isCorrection,
  type Recorded,
} from '#kafila/domain';
import { foldHistory, finishing, type Outcome } from '../runner/folding/fold-stream.js';
import { eventsToFold, type ReadEvent } from '../runner/folding/read-event.js';
import { type StreamKind } from '../runner/projection/projection.js';
import { PortionSize } from '../runner/folding/portion-size.js';
import { sorting } from './sorting.js';

export const FACTS: ReadonlySet<string> = new Set([
  ...CONVOY_FACT_TYPES,
  ...CARNET_FACT_TYPES,
  ...DECLARATION_FACT_TYPES,
]);

const SHORT = 200;

/**
 * Folds a whole stream as `foldHistory` does, in portions. Where its events came in no longer shows: rows of `streams` and
 * `mentions` are not to be taken from it.
 *
 * @param short so few events are folded at once
 * @yields after each portion
 */
export function* foldingHistory(
  stream: string,
  kind: StreamKind,
  history: readonly ReadEvent[],
  short = SHORT,
): Generator<void, Outcome> {
  if (history.length <= short) return foldHistory(stream, kind, history, 0);
  try {
    const events = eventsToFold(kind, history) as readonly Recorded[];
    yield;
    const facts = yield* sorting(events.filter(isFact), inOrderOfOccurrence);
    const others = events.filter((event) => !isFact(event));
    yield;
    const folded = yield* foldingOthers(kind, others, short);
    const state = folded === undefined ? undefined : yield* extending(kind, folded, facts);
    if (state === undefined) return foldHistory(stream, kind, history, 0);
    return { folded: yield* finishing(stream, kind, history.at(-1), state) };
  } catch {
    return foldHistory(stream, kind, history, 0);
  }
}

/** Decisions and corrections. A convoy of thousands of vehicles has as many decisions. */
function* foldingOthers(
  kind: StreamKind,
  others: readonly Recorded[],
  short: number,
): Generator<void, unknown> {
  if (others.length <= short) return kind.fold(others);
  const first = others.find(({ event }) => !isCorrection(event.type));
  const isLater = (event: Recorded): boolean => event !== first && !isCorrection(event.event.type);
  const begun = kind.fold(others.filter((event) => !isLater(event)));
  return yield* extending(kind, begun, others.filter(isLater));
}

/** @returns undefined where the whole stream has to be folded */
function* extending(kind: StreamKind, fold: unknown, events: readonly Recorded[]): Generator<void, unknown> {
  let state = fold;
  const size = new PortionSize();
  for (let from = 0; from < events.length && state !== undefined;) {
    const portion = events.slice(from, from + size.facts);
    from += portion.length;
    size.begin();
    state = kind.extend(state, portion);
    size.end();
    yield;
  }
  return state;
}

function isFact({ event }: Recorded): boolean {
  return FACTS.has(event.type);
}
