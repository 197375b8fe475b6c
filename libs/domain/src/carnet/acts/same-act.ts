import { type CarnetAct, type CarnetContradiction } from '../state/carnet.state.js';

/** How far the clocks of two units may differ that tell the same act: an hour (dossier 8.2: minutes apart). */
const TOLERANCE_MS = 3_600_000;

/** Whether two instants (UTC) are so close that two units may tell the same act by them. */
export function areClose(a: string, b: string): boolean {
  return Math.abs(Date.parse(a) - Date.parse(b)) <= TOLERANCE_MS;
}

/** Whether one instant lies behind another by more than clocks differ. */
export function isClearlyLater(later: string, earlier: string): boolean {
  return Date.parse(later) - Date.parse(earlier) > TOLERANCE_MS;
}

/** Whether two acts are told of one office. Where none is named, nobody knows. */
export function isSameOffice(a: CarnetAct, b: CarnetAct): boolean {
  if (a.place !== null && b.place !== null) return a.place === b.place;
  return a.place === b.place && a.office !== null && a.office === b.office;
}

/** What an act came to, as values that can be compared; null where it was not said. */
export type ResultOf<Act> = (act: Act) => readonly (string | number | boolean | null)[];

/** An act that two units told, and their contradiction, if they contradict each other. */
export interface Linked<Act> {
  readonly act: Act;
  readonly contradiction: CarnetContradiction | null;
}

/**
 * Two reports of one act are linked and counted once: the second adds what the first left open. Where their results
 * cannot both be right, the first stands as it is.
 */
export function link<Act extends CarnetAct>(first: Act, second: Act, resultOf: ResultOf<Act>): Linked<Act> {
  const other = resultOf(second);
  const differ = resultOf(first).some((said, i) => said !== null && other[i] !== null && said !== other[i]);
  if (differ) return { act: first, contradiction: contradictionOf(first, second) };
  const act: { -readonly [Field in keyof Act]: Act[Field] } = { ...first };
  for (const field of Object.keys(second) as (keyof Act)[]) {
    if (act[field] === null) act[field] = second[field];
  }
  return { act: { ...act, evidence: [...first.evidence, ...second.evidence] }, contradiction: null };
}

export function contradictionOf(first: CarnetAct, second: CarnetAct): CarnetContradiction {
  return { at: second.at, evidence: [...first.evidence.slice(0, 1), ...second.evidence] };
}

/** How reports of one kind of act are told apart. */
export interface ActKind<Act> {
  readonly resultOf: ResultOf<Act>;
  /** Beside office and time; without it, those are enough. */
  readonly isSame?: (a: Act, b: Act) => boolean;
  /** Can happen once at an office only: told again at another time, it is told wrongly. */
  readonly onceAtAnOffice?: true;
}

/** The acts of one kind, with one more report. */
export function withReport<Act extends CarnetAct>(
  acts: readonly Act[],
  told: Act,
  { resultOf, isSame = isSameOffice, onceAtAnOffice }: ActKind<Act>,
): { readonly acts: readonly Act[]; readonly contradiction: CarnetContradiction | null } {
  const index = acts.findLastIndex((act) => isSame(act, told) && areClose(act.at, told.at));
  const known = acts[index];
  if (known) {
    const { act, contradiction } = link(known, told, resultOf);
    return { acts: acts.with(index, act), contradiction };
  }
  const earlier = onceAtAnOffice ? acts.findLast((act) => isSame(act, told)) : undefined;
  if (earlier) return { acts, contradiction: contradictionOf(earlier, told) };
  return { acts: [...acts, told], contradiction: null };
}
