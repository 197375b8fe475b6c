import { type Decimal, readDecimal } from '../../statistics/money/decimal.js';
import {
  type ActOfCustoms,
  type ClaimStep,
  type ClaimWithdrawal,
  type Liability,
} from '../state/liability.state.js';

/** Whether customs had acted in their country by then. */
export function comesBefore(one: ActOfCustoms, other: ActOfCustoms): boolean {
  return one.country === other.country && one.at <= other.at;
}

/** Whether what is told later is of a claim: a payment, a withdrawal, or the same claim again. */
export function isOfClaim(claim: ClaimStep, later: ClaimStep | ClaimWithdrawal): boolean {
  const isOther = claim.reference !== null && later.reference !== null && claim.reference !== later.reference;
  return comesBefore(claim, later) && !isOther;
}

/** When a claim was paid in full, RFC 3339 in UTC; null where it is not. What was paid in another currency counts as all of it. */
export function paidAt({ claimPayments }: Pick<Liability, 'claimPayments'>, claim: ClaimStep): string | null {
  const payments = claimPayments.filter((one) => isOfClaim(claim, one));
  return payments.find((_, i) => pays(payments.slice(0, i + 1), claim))?.at ?? null;
}

/** When customs took a claim back, RFC 3339 in UTC; null where they did not. */
export function withdrawnAt(
  { claimWithdrawals }: Pick<Liability, 'claimWithdrawals'>,
  claim: ClaimStep,
): string | null {
  return claimWithdrawals.find((one) => isOfClaim(claim, one))?.at ?? null;
}

/** A claim with when it was paid in full, and when it was withdrawn; RFC 3339 in UTC. */
interface FollowedClaim extends ClaimStep {
  readonly paidAt: string | null;
  readonly withdrawnAt: string | null;
}

/** The claims that are neither paid nor withdrawn. One that was made again later counts from then. */
export function unpaidClaims<Claim extends FollowedClaim>(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter((claim, i) => {
    if (claims.slice(i + 1).some((later) => isOfClaim(claim, later))) return false;
    return claim.paidAt === null && claim.withdrawnAt === null;
  });
}

function pays(payments: readonly ClaimStep[], { amount: claimed }: ClaimStep): boolean {
  if (payments.some(({ amount }) => amount.currency !== claimed.currency)) return true;
  const all = [claimed, ...payments.map(({ amount }) => amount)].map(({ amount }) => readDecimal(amount));
  const scale = Math.max(...all.map((one) => one?.scale ?? 0));
  const [sum = 0n, ...parts] = all.map((one) => digitsAt(scale, one));
  return parts.reduce((paid, part) => paid + part, 0n) >= sum;
}

function digitsAt(scale: number, decimal: Decimal | undefined): bigint {
  return decimal ? decimal.digits * 10n ** BigInt(scale - decimal.scale) : 0n;
}
