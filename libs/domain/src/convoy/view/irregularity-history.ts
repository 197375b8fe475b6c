import { type ConvoyEvent } from '../fold/convoy-event.js';
import { takeEffect } from '../fold/with-decision.js';
import { type Recorded } from '../../event/recorded.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { gatheringConditionalOf, gatheringIrregularities } from '../irregularities/convoy-irregularities.js';
import { type Irregularity, type Unless } from '../../irregularity/irregularity.js';
import { atOnce } from '../../at-once.js';
import { StatesAsKnown } from './states-as-known.js';

/**
 * How much may be folded and listed again before events are looked at together, and how much more with each event. Beyond
 * it a look comes only when the events since the last one have earned what it costs: the whole is linear.
 */
const FREE_WORK = 100_000;
const WORK_PER_EVENT = 8;
/** Irregularities listed before others have their turn. */
const LISTED_AT_ONCE = 200;

/** The event that made an irregularity appear or go, as it came in. */
export interface IrregularityTurn {
  readonly revision: number;
  /** RFC 3339 in UTC, by the store's clock. */
  readonly recordedAt: string;
  /** Report id of a fact, event id of a decision. */
  readonly id: string;
  readonly type: ConvoyEvent['type'];
  /** So many events up to this one were looked at together: one of them did it. Absent: this one alone. */
  readonly together?: number;
}

/** One irregularity for as long as it was seen, as it was seen last. */
export interface IrregularityEpisode extends Irregularity {
  /** What in another stream explains it; null where nothing can. */
  readonly unless: Unless | null;
  readonly appeared: IrregularityTurn;
  /** Null while it stands, as far as this stream alone shows. */
  readonly gone: IrregularityTurn | null;
}

/**
 * What did not fit in a convoy, when that came up and what made it go, in the order of recording (as `history` is). An
 * irregularity that a late report explained is not shown any more, but it had been there (law 5).
 */
export function irregularityHistory(
  history: readonly Recorded<ConvoyEvent>[],
): readonly IrregularityEpisode[] {
  return atOnce(irregularityEpisodes(history));
}

/**
 * The same in portions, so that others have their turn.
 *
 * @yields how much was done since: facts folded and irregularities listed
 */
export function* irregularityEpisodes(
  history: readonly Recorded<ConvoyEvent>[],
): Generator<number, readonly IrregularityEpisode[]> {
  const episodes: IrregularityEpisode[] = [];
  const states = new StatesAsKnown();
  /** Where in `episodes` each one stands that is not over. */
  let open = new Map<string, number>();
  let [together, listed, mayWork] = [0, 0, FREE_WORK];
  for (const [at, recorded] of history.entries()) {
    states.add(recorded);
    together++;
    mayWork += WORK_PER_EVENT;
    const work = states.toFold + listed;
    if (work > mayWork && at < history.length - 1) continue;
    mayWork -= work;
    const shown = yield* listing(yield* states.look());
    listed = shown.size;
    yield listed;
    open = takeTurn(episodes, open, shown, turnOf(recorded, together));
    together = 0;
  }
  return episodes;
}

function turnOf(
  { id, revision, recordedAt, event }: Recorded<ConvoyEvent>,
  together: number,
): IrregularityTurn {
  return { revision, recordedAt, id, type: event.type, ...(together > 1 && { together }) };
}

type Shown = ReadonlyMap<string, Omit<IrregularityEpisode, 'appeared' | 'gone'>>;

/** @returns where in `episodes` each one stands that is not over */
function takeTurn(
  episodes: IrregularityEpisode[],
  open: ReadonlyMap<string, number>,
  shown: Shown,
  turn: IrregularityTurn,
): Map<string, number> {
  const still = new Map<string, number>();
  for (const [key, irregularity] of shown) {
    const at = open.get(key) ?? episodes.length;
    episodes[at] = { ...irregularity, appeared: episodes[at]?.appeared ?? turn, gone: null };
    still.set(key, at);
  }
  for (const [key, at] of open) {
    const episode = episodes[at];
    if (episode && !still.has(key)) episodes[at] = { ...episode, gone: turn };
  }
  return still;
}

/**
 * One for each code, set of vehicles and what it waits for: what makes it the same one from event to event.
 *
 * @yields 0 again and again: what is done here is counted by what it lists
 */
function* listing(state: ConvoyState): Generator<number, Shown> {
  const now = takeEffect(state, null);
  const own = yield* uncounted(gatheringIrregularities(now));
  const conditional = yield* uncounted(gatheringConditionalOf(now));
  const shown = new Map<string, Omit<IrregularityEpisode, 'appeared' | 'gone'>>();
  for (const irregularity of [...own.map((one) => ({ ...one, unless: null })), ...conditional]) {
    const { code, vehicleIds, unless } = irregularity;
    shown.set(JSON.stringify([code, vehicleIds, unless?.of, unless?.after]), irregularity);
    if (shown.size % LISTED_AT_ONCE === 0) yield 0;
  }
  return shown;
}

function* uncounted<T>(working: Generator<void, T>): Generator<number, T> {
  for (let next = working.next(); ; next = working.next()) {
    if (next.done === true) return next.value;
    yield 0;
  }
}
