import { firstCompared, withTold } from '../../convoy/clocks/reported-twice.js';
import { type CarnetAct, type CarnetContradiction } from '../state/carnet.state.js';

/** How far the clocks of two units may differ that report the same act: an hour (dossier 8.2: minutes apart). */
const TOLERANCE_MS = 3_600_000;

/** Whether two instants (UTC) are so close that two units may mean the same act. */
export function areClose(a: string, b: string): boolean {
  return Math.abs(Date.parse(a) - Date.parse(b)) <= TOLERANCE_MS;
}

/** Whether one instant is after another by more than clocks differ. */
export function isClearlyLater(later: string, earlier: string): boolean {
  return Date.parse(later) - Date.parse(earlier) > TOLERANCE_MS;
}

/** Whether two acts took place at the same office. False where neither office is named. */
export function isSameOffice(a: CarnetAct, b: CarnetAct): boolean {
  if (a.place !== null && b.place !== null) return a.place === b.place;
  return a.place === b.place && a.office !== null && a.office === b.office;
}

/** The results of an act as values that can be compared; null where a report did not say. */
export type ResultOf<Act> = (act: Act) => readonly (string | number | boolean | null)[];

export interface Linked<Act> {
  readonly act: Act;
  readonly contradiction: CarnetContradiction | null;
}

/** Two reports of one act count once: the second fills what the first left open, and never changes it. */
export function link<Act extends CarnetAct>(first: Act, second: Act, resultOf: ResultOf<Act>): Linked<Act> {
  const other = resultOf(second);
  const differ = resultOf(first).some((said, i) => said !== null && other[i] !== null && said !== other[i]);
  if (differ) return { act: first, contradiction: contradictionOf(first, second) };
  const act: { -readonly [Field in keyof Act]: Act[Field] } = { ...first };
  for (const field of Object.keys(second) as (keyof Act)[]) {
    if (act[field] === null) act[field] = second[field];
  }
  return { act: { ...act, evidence: withTold(first.evidence, second.evidence) }, contradiction: null };
}

export function contradictionOf(first: CarnetAct, second: CarnetAct): CarnetContradiction {
  return { at: second.at, evidence: [...first.evidence.slice(0, 1), ...second.evidence] };
}

/** How to tell whether two reports of one kind are about the same act. */
export interface ActKind<Act> {
  readonly resultOf: ResultOf<Act>;
  /** In addition to the time; without it, the same office. */
  readonly isSame?: (a: Act, b: Act) => boolean;
  /** It happens only once at an office: a report of another time contradicts the first one. */
  readonly onceAtAnOffice?: true;
}

export function withReport<Act extends CarnetAct>(
  acts: readonly Act[],
  reported: Act,
  { resultOf, isSame = isSameOffice, onceAtAnOffice }: ActKind<Act>,
): { readonly acts: readonly Act[]; readonly contradiction: CarnetContradiction | null } {
  const first = firstCompared(acts);
  const compared = acts.slice(first);
  const index = compared.findLastIndex((act) => isSame(act, reported) && areClose(act.at, reported.at));
  const known = compared[index];
  if (known) {
    const { act, contradiction } = link(known, reported, resultOf);
    return { acts: acts.with(first + index, act), contradiction };
  }
  const earlier = onceAtAnOffice ? compared.findLast((act) => isSame(act, reported)) : undefined;
  if (earlier) return { acts, contradiction: contradictionOf(earlier, reported) };
  return { acts: [...acts, reported], contradiction: null };
}
