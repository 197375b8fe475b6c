import { placeOf } from '../../geography/geography.js';
import { type AddIrregularity } from '../operation-irregularities.js';
import { type CarnetState } from '../state/carnet.state.js';
import { type ClaimStep, type NonDischarge } from '../state/liability.state.js';
import { claimTimes, notifyBy, payBy } from './claim-times.js';
import { comesBefore, isOfClaim } from './settled-claims.js';

/** TIR art. 10, 11: when customs may notify and claim, and when the association has to pay. */
export function addOfClaims(state: CarnetState, add: AddIrregularity): void {
  const { nonDischarges, paymentClaims, claimPayments } = state.liability;
  const toAssociation = nonDischarges.filter(({ notified }) => notified.includes('association'));
  for (const told of toAssociation) {
    const last = notifyBy(state, told);
    if (last !== null && told.day > last) add('non-discharge-notified-late', told.at, told.evidence);
  }
  for (const claim of paymentClaims) addOfClaim(state, toAssociation, claim, add);
  for (const paid of claimPayments) {
    const claim = paymentClaims.findLast((one) => isOfClaim(one, paid));
    if (claim && paid.day > payBy(claim))
      add('claim-paid-late', paid.at, [...claim.evidence, ...paid.evidence]);
  }
}

function addOfClaim(
  state: CarnetState,
  toAssociation: readonly NonDischarge[],
  claim: ClaimStep,
  add: AddIrregularity,
): void {
  const { at, day, evidence } = claim;
  const notified = toAssociation.find((one) => comesBefore(one, claim));
  if (!notified) add('claim-without-notification', at, evidence);
  const times = notified && claimTimes(notified);
  if (times && (day < times.from || day > times.until))
    add('claim-out-of-time', at, [...notified.evidence, ...evidence]);
  const discharges = dischargesBefore(state, claim);
  if (discharges && !state.liability.nonDischarges.some((one) => isFalsified(one, claim)))
    add('claim-after-discharge', at, [...discharges, ...evidence]);
}

function isFalsified({ country, falsified }: NonDischarge, claim: ClaimStep): boolean {
  return country === claim.country && falsified === true;
}

/** The reports that customs had discharged all operations in their country by then; undefined where they had not. */
function dischargesBefore(
  { operations }: CarnetState,
  { country, at }: ClaimStep,
): readonly string[] | undefined {
  const there = operations.filter(
    ({ start, termination, discharge }) =>
      [start?.place, termination?.place].some(
        (place) => place !== undefined && placeOf(place).country === country,
      ) || discharge?.country === country,
  );
  const all = there.every(({ discharge }) => discharge !== null && discharge.at <= at);
  return all && there.length > 0 ? there.flatMap(({ discharge }) => discharge?.evidence ?? []) : undefined;
}
