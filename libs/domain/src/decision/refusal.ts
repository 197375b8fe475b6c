/**
 * Where the fault of a decision lies that is not taken: what it is about does not exist; something was sent that is wrong
 * whatever the state; the state does not allow it.
 */
export type RefusalKind = 'unknown' | 'sent' | 'state';

/** Every reason for which a decision is not taken. */
const REFUSALS = {
  'unknown-convoy': 'unknown',
  'unknown-carnet': 'unknown',
  'vehicle-not-in-convoy': 'unknown',
  'unknown-corridor': 'sent',
  'unknown-place': 'sent',
  'unknown-regime': 'sent',
  'unknown-leg': 'sent',
  'impossible-mode': 'sent',
  'no-route': 'sent',
  'route-too-short': 'sent',
  'route-leaps-border': 'sent',
  'arrival-before-departure': 'sent',
  'invalid-identifier': 'sent',
  'invalid-vouchers': 'sent',
  'validity-too-long': 'sent',
  'validity-ends-before-issue': 'sent',
  'too-many-offices': 'sent',
  'no-parts': 'sent',
  'vehicle-in-two-parts': 'sent',
  'merge-into-itself': 'sent',
  'vehicle-replaces-itself': 'sent',
  'convoy-exists': 'state',
  'convoy-ended': 'state',
  'convoy-held': 'state',
  'not-held': 'state',
  'already-dispatched': 'state',
  'not-dispatched': 'state',
  'already-recalled': 'state',
  'already-underway': 'state',
  'no-vehicles': 'state',
  'vehicles-outstanding': 'state',
  'vehicle-already-joined': 'state',
  'too-many-vehicles': 'state',
  'vehicle-in-another-convoy': 'state',
  'cargo-would-move': 'state',
  'decision-out-of-order': 'state',
  'route-does-not-lead-on': 'state',
  'same-route': 'state',
  'routes-do-not-meet': 'state',
  'nobody-to-split': 'state',
  'unknown-target-convoy': 'state',
  'target-convoy-ended': 'state',
  'unknown-outward-convoy': 'state',
  'carnet-used-before': 'state',
  'carnet-already-issued': 'state',
  'carnet-already-assigned': 'state',
  'carnet-already-returned': 'state',
} as const satisfies Readonly<Record<string, RefusalKind>>;

export type RefusalCode = keyof typeof REFUSALS;

export function refusalKind(code: RefusalCode): RefusalKind {
  return REFUSALS[code];
}

/** Why a decision was not taken, with the facts that the desk needs to correct it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** JSON pointer to the field of the command that is to blame, where one is. */
  readonly pointer?: string;
}

export interface Refused {
  readonly refusal: Refusal;
}

export function refuse(
  code: RefusalCode,
  detail: string,
  facts: Readonly<Record<string, unknown>> = {},
  pointer?: string,
): Refused {
  return { refusal: { code, detail, facts, ...(pointer === undefined ? {} : { pointer }) } };
}
