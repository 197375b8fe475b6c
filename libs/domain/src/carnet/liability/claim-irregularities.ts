import { groupedBy } from '../../grouped.js';
import { firstAfter } from '../../time/first-of.js';
import { countriesOf } from '../operation-view.js';
import { type AddIrregularity } from '../operation-irregularities.js';
import { type CarnetState } from '../state/carnet.state.js';
import { type ClaimStep, type NonDischarge } from '../state/liability.state.js';
import { claimTimes, notifyingBy, payBy } from './claim-times.js';
import { byClaim } from './told-of-claim.js';

/** TIR art. 10, 11: when customs may notify and claim, and when the association has to pay. */
export function addOfClaims(state: CarnetState, add: AddIrregularity): void {
  const { nonDischarges, paymentClaims, claimPayments } = state.liability;
  const toAssociation = nonDischarges.filter(({ notified }) => notified.includes('association'));
  const notifyBy = notifyingBy(state);
  for (const told of toAssociation) {
    const last = notifyBy(told);
    if (last !== null && told.day > last) add('non-discharge-notified-late', told.at, told.evidence);
  }
  const first = firstByCountry(toAssociation);
  const falsified = new Set(nonDischarges.flatMap((one) => (one.falsified === true ? [one.country] : [])));
  const discharges = dischargesByCountry(state);
  for (const claim of paymentClaims) {
    const told = { notified: first.get(claim.country), discharged: discharges.get(claim.country) };
    addOfClaim({ ...told, isFalsified: falsified.has(claim.country) }, claim, add);
  }
  const positions = new Map(paymentClaims.map((claim, i) => [claim, i]));
  const claimsOf = byClaim(paymentClaims, (claims) => ({ claims, times: claims.map(({ at }) => at) }));
  for (const paid of claimPayments) {
    const made = claimsOf(paid).map(({ claims, times }) => claims[firstAfter(times, paid.at) - 1]);
    const last = Math.max(...made.map((claim) => (claim && positions.get(claim)) ?? -1));
    const claim = paymentClaims[last];
    if (claim && paid.day > payBy(claim))
      add('claim-paid-late', paid.at, [...claim.evidence, ...paid.evidence]);
  }
}

/** What is known in the country of a claim. */
interface ToldThere {
  /** The first notification of the association. */
  readonly notified: NonDischarge | undefined;
  /** Undefined where customs did not discharge all operations. */
  readonly discharged: Discharges | undefined;
  readonly isFalsified: boolean;
}

/** Of all operations in a country. */
interface Discharges {
  /** When the last of them was discharged. */
  readonly until: string;
  readonly evidence: readonly string[];
}

function addOfClaim(
  { discharged, isFalsified, ...told }: ToldThere,
  claim: ClaimStep,
  add: AddIrregularity,
): void {
  const { at, day, evidence } = claim;
  const notified = told.notified && told.notified.at <= at ? told.notified : undefined;
  if (!notified) add('claim-without-notification', at, evidence);
  const times = notified && claimTimes(notified);
  if (times && (day < times.from || day > times.until))
    add('claim-out-of-time', at, [...notified.evidence, ...evidence]);
  if (discharged && discharged.until <= at && !isFalsified)
    add('claim-after-discharge', at, [...discharged.evidence, ...evidence]);
}

function firstByCountry(nonDischarges: readonly NonDischarge[]): ReadonlyMap<string, NonDischarge> {
  return new Map(nonDischarges.toReversed().map((one) => [one.country, one]));
}

function dischargesByCountry({ operations }: CarnetState): ReadonlyMap<string, Discharges> {
  const inCountries = operations.flatMap((operation) =>
    countriesOf(operation).map((country) => ({ country, discharge: operation.discharge })),
  );
  return new Map(
    [...groupedBy(inCountries, ({ country }) => country)].flatMap(([country, there]) => {
      const discharges = there.flatMap(({ discharge }) => discharge ?? []);
      if (discharges.length < there.length) return [];
      const until = discharges.reduce((last, { at }) => (at > last ? at : last), '');
      return [[country, { until, evidence: discharges.flatMap(({ evidence }) => evidence) }]];
    }),
  );
}
