import {
  type CarnetContradiction,
  type Resumption,
  type Suspension,
  type SuspensionStart,
} from '../state/carnet.state.js';
import { areClose, contradictionOf, isSameOffice, link } from './same-act.js';

export interface SuspensionsChange {
  readonly suspensions: readonly Suspension[];
  readonly contradiction: CarnetContradiction | null;
}

/** From an exit office on the transport goes without TIR (art. 26). */
export function suspend(suspensions: readonly Suspension[], told: SuspensionStart): SuspensionsChange {
  const index = suspensions.findLastIndex(
    ({ suspended }) => suspended && isSameOffice(suspended, told) && areClose(suspended.at, told.at),
  );
  const known = suspensions[index];
  if (known?.suspended) {
    const { act, contradiction } = link(known.suspended, told, () => []);
    return { suspensions: suspensions.with(index, { ...known, suspended: act }), contradiction };
  }
  const last = suspensions.at(-1);
  if (last?.suspended && !last.resumed && isSameOffice(last.suspended, told))
    return { suspensions, contradiction: contradictionOf(last.suspended, told) };
  // Its resumption was told just before, by a clock that goes behind this one.
  if (last?.resumed && !last.suspended && areClose(last.resumed.at, told.at))
    return { suspensions: suspensions.with(-1, { ...last, suspended: told }), contradiction: null };
  return { suspensions: [...suspensions, { suspended: told, resumed: null }], contradiction: null };
}

/** At an entry office it comes back under TIR. */
export function resume(suspensions: readonly Suspension[], told: Resumption): SuspensionsChange {
  const index = suspensions.findLastIndex(
    ({ resumed }) => resumed && isSameOffice(resumed, told) && areClose(resumed.at, told.at),
  );
  const known = suspensions[index];
  if (known?.resumed) {
    const { act, contradiction } = link(known.resumed, told, ({ sealsIntact }) => [sealsIntact]);
    return { suspensions: suspensions.with(index, { ...known, resumed: act }), contradiction };
  }
  const last = suspensions.at(-1);
  if (last && !last.resumed)
    return { suspensions: suspensions.with(-1, { ...last, resumed: told }), contradiction: null };
  if (last?.resumed && isSameOffice(last.resumed, told))
    return { suspensions, contradiction: contradictionOf(last.resumed, told) };
  return { suspensions: [...suspensions, { suspended: null, resumed: told }], contradiction: null };
}
