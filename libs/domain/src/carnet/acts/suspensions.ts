import {
  type CarnetActAtPlace,
  type CarnetContradiction,
  type Resumption,
  type Suspension,
  type SuspensionStart,
} from '../state/carnet.state.js';
import { areClose, contradictionOf, isClearlyLater, isSameOffice, link } from './same-act.js';

export interface SuspensionsChange {
  readonly suspensions: readonly Suspension[];
  readonly contradiction: CarnetContradiction | null;
}

/** After an exit office the transport goes on without TIR (art. 26). */
export function suspend(suspensions: readonly Suspension[], reported: SuspensionStart): SuspensionsChange {
  const index = indexOfKnown(suspensions, reported, ({ suspended }) => suspended);
  const known = suspensions[index];
  if (known?.suspended) {
    const { act, contradiction } = link(known.suspended, reported, () => []);
    return { suspensions: suspensions.with(index, { ...known, suspended: act }), contradiction };
  }
  const last = suspensions.at(-1);
  if (last?.suspended && !last.resumed && isSameOffice(last.suspended, reported))
    return { suspensions, contradiction: contradictionOf(last.suspended, reported) };
  // The clock that reported its resumption is slower than this one, so that the resumption came first.
  if (last?.resumed && !last.suspended && areClose(last.resumed.at, reported.at))
    return { suspensions: suspensions.with(-1, { ...last, suspended: reported }), contradiction: null };
  return { suspensions: [...suspensions, { suspended: reported, resumed: null }], contradiction: null };
}

/** Where the same act of the last hour stands. What was told first of a stretch comes after all that is known of the one before. */
function indexOfKnown(
  suspensions: readonly Suspension[],
  reported: CarnetActAtPlace,
  actOf: (one: Suspension) => CarnetActAtPlace | null,
): number {
  for (let i = suspensions.length - 1; i >= 0; i--) {
    const one = suspensions[i];
    const act = one && actOf(one);
    if (act && isSameOffice(act, reported) && areClose(act.at, reported.at)) return i;
    const anyAct = one?.suspended ?? one?.resumed;
    if (anyAct && isClearlyLater(reported.at, anyAct.at)) return -1;
  }
  return -1;
}

/** At an entry office the transport is under TIR again (art. 26). */
export function resume(suspensions: readonly Suspension[], reported: Resumption): SuspensionsChange {
  const index = indexOfKnown(suspensions, reported, ({ resumed }) => resumed);
  const known = suspensions[index];
  if (known?.resumed) {
    const { act, contradiction } = link(known.resumed, reported, ({ sealsIntact }) => [sealsIntact]);
    return { suspensions: suspensions.with(index, { ...known, resumed: act }), contradiction };
  }
  const last = suspensions.at(-1);
  if (last && !last.resumed)
    return { suspensions: suspensions.with(-1, { ...last, resumed: reported }), contradiction: null };
  if (last?.resumed && isSameOffice(last.resumed, reported))
    return { suspensions, contradiction: contradictionOf(last.resumed, reported) };
  return { suspensions: [...suspensions, { suspended: null, resumed: reported }], contradiction: null };
}
