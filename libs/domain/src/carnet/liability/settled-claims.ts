import { readDecimal } from '../../statistics/money/decimal.js';
import { firstAfter, firstFrom, firstWhere } from '../../time/first-of.js';
import { type ClaimStep, type ClaimWithdrawal, type Liability } from '../state/liability.state.js';
import { byClaim } from './told-of-claim.js';

/** Tells of each claim when it was settled, RFC 3339 in UTC; null where it is not. */
export interface Settling {
  /** When it was paid in full. What was paid in another currency counts as all of it. */
  readonly paidAt: (claim: ClaimStep) => string | null;
  /** When customs took it back. */
  readonly withdrawnAt: (claim: ClaimStep) => string | null;
}

export function settlingOf({
  claimPayments,
  claimWithdrawals,
}: Pick<Liability, 'claimPayments' | 'claimWithdrawals'>): Settling {
  const paidFor = byClaim(claimPayments, (list) => new Payments(list));
  const withdrawn = byClaim<ClaimWithdrawal, readonly string[]>(claimWithdrawals, (list) =>
    list.map(({ at }) => at),
  );
  return {
    paidAt: (claim) => {
      const payments = paidFor(claim);
      const isPaid = (at: string): boolean => at >= claim.at && pays(payments, claim, at);
      return earliest(payments.map(({ times }) => times[firstWhere(times, isPaid)]));
    },
    withdrawnAt: (claim) => earliest(withdrawn(claim).map((times) => times[firstFrom(times, claim.at)])),
  };
}

/** A claim with when it was paid in full, and when it was withdrawn; RFC 3339 in UTC. */
interface FollowedClaim extends ClaimStep {
  readonly paidAt: string | null;
  readonly withdrawnAt: string | null;
}

/**
 * The claims that are neither paid nor withdrawn. One that was made again later counts from then.
 *
 * @param claims in the order of time
 */
export function unpaidClaims<Claim extends FollowedClaim>(claims: readonly Claim[]): readonly Claim[] {
  const lastOf = byClaim(claims, (list) => list.at(-1));
  const positions = new Map(claims.map((claim, i) => [claim, i]));
  return claims.filter((claim, i) => {
    const isMadeAgain = lastOf(claim).some((last) => last && (positions.get(last) ?? 0) > i);
    return !isMadeAgain && claim.paidAt === null && claim.withdrawnAt === null;
  });
}

/** So many decimal places has the smallest sum that is read. */
const SCALE = 12;

/** Payments that belong together, in the order of time. */
class Payments {
  readonly times: readonly string[];
  /** Before each payment, and after the last one. */
  readonly #sums: readonly bigint[];
  /** Of each payment, where the next one in another currency stands. */
  readonly #otherAt: readonly number[];

  constructor(private readonly payments: readonly ClaimStep[]) {
    this.times = payments.map(({ at }) => at);
    let sum = 0n;
    this.#sums = [0n, ...payments.map((one) => (sum += digitsOf(one)))];
    const otherAt = new Array<number>(payments.length);
    for (let i = payments.length - 1; i >= 0; i--) {
      const isSame = payments[i]?.amount.currency === payments[i + 1]?.amount.currency;
      otherAt[i] = isSame ? (otherAt[i + 1] ?? i + 1) : i + 1;
    }
    this.#otherAt = otherAt;
  }

  /** What was paid from one moment to another, both included; null where some of it is in another currency. */
  paid(from: string, to: string, currency: string): bigint | null {
    const first = firstFrom(this.times, from);
    const end = firstAfter(this.times, to);
    if (first >= end) return 0n;
    if (this.payments[first]?.amount.currency !== currency) return null;
    if ((this.#otherAt[first] ?? end) < end) return null;
    return (this.#sums[end] ?? 0n) - (this.#sums[first] ?? 0n);
  }
}

function pays(payments: readonly Payments[], claim: ClaimStep, until: string): boolean {
  const sums = payments.map((some) => some.paid(claim.at, until, claim.amount.currency));
  return sums.includes(null) || sums.reduce<bigint>((all, sum) => all + (sum ?? 0n), 0n) >= digitsOf(claim);
}

function digitsOf({ amount }: ClaimStep): bigint {
  const decimal = readDecimal(amount.amount);
  return decimal ? decimal.digits * 10n ** BigInt(SCALE - decimal.scale) : 0n;
}

function earliest(times: readonly (string | undefined)[]): string | null {
  return times.reduce<string | null>((first, at = '') => (at && (!first || at < first) ? at : first), null);
}
