import {
  CARNET_FACT_TYPES,
  CONVOY_FACT_TYPES,
  DECLARATION_FACT_TYPES,
  inOrderOfOccurrence,
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

/** A history of so few events is folded at once. */
const SHORT = 200;

/**
 * Folds a whole stream as `foldHistory` does, in portions. Where its events came in no longer shows: rows of `streams` and
 * `mentions` are not to be taken from it.
 *
 * @yields after each portion
 */
export function* foldingHistory(
  stream: string,
  kind: StreamKind,
  history: readonly ReadEvent[],
): Generator<void, Outcome> {
  if (history.length <= SHORT) return foldHistory(stream, kind, history, 0);
  try {
    const events = eventsToFold(kind, history) as readonly Recorded[];
    yield;
    const facts = yield* sorting(events.filter(isFact), inOrderOfOccurrence);
    const others = events.filter((event) => !isFact(event));
    yield;
    let state = kind.fold(others);
    yield;
    const size = new PortionSize();
    for (let from = 0; from < facts.length;) {
      const portion = facts.slice(from, from + size.facts);
      from += portion.length;
      size.begin();
      const next = kind.extend(state, portion);
      size.end();
      if (next === undefined) return foldHistory(stream, kind, history, 0);
      state = next;
      yield;
    }
    return { folded: yield* finishing(stream, kind, history.at(-1), state) };
  } catch {
    return foldHistory(stream, kind, history, 0);
  }
}

function isFact({ event }: Recorded): boolean {
  return FACTS.has(event.type);
}
