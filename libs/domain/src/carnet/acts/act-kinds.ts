import { type Money } from '../../event/happened.js';
import {
  type Acceptance,
  type CarnetReturn,
  type CertifiedReport,
  type RefusedStart,
  type Substitution,
  type TirControl,
} from '../state/carnet.state.js';
import { type ActKind } from './same-act.js';

export function sealsAsText(seals: readonly string[] | null): string | null {
  return seals && seals.join(' ');
}

export const ACCEPTANCE: ActKind<Acceptance> = {
  resultOf: ({ seals, declaredValue, voucherPage, heavyOrBulky, marks }) => [
    sealsAsText(seals),
    declaredValue && moneyAsText(declaredValue),
    voucherPage,
    heavyOrBulky,
    sealsAsText(marks),
  ],
  onceAtAnOffice: true,
};

/** A truck may be refused twice at one office, for example again the next morning. */
export const REFUSED_START: ActKind<RefusedStart> = { resultOf: () => [] };

export const TIR_CONTROL: ActKind<TirControl> = {
  resultOf: ({ seals, result }) => [sealsAsText(seals), result],
};

export const CERTIFIED_REPORT: ActKind<CertifiedReport> = {
  resultOf: ({ authority, newSeals, toVehicleId }) => [authority, sealsAsText(newSeals), toVehicleId],
};

/** Compared by the office that is replaced, not by the office that reports. */
export const SUBSTITUTION: ActKind<Substitution> = {
  resultOf: ({ to }) => [to],
  isSame: (a, b) => a.from === b.from || a.from === null || b.from === null,
};

export const RETURN: ActKind<CarnetReturn> = {
  resultOf: ({ returnedTo }) => [returnedTo],
  isSame: () => true,
  onceAtAnOffice: true,
};

export function moneyAsText({ amount, currency }: Money): string {
  const plain = amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
  return `${currency} ${plain.replace(/^0+(?=\d)/, '')}`;
}
