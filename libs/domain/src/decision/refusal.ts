export type RefusalCode =
  | 'convoy-exists'
  | 'unknown-convoy'
  | 'unknown-corridor'
  | 'unknown-place'
  | 'no-route'
  | 'route-too-short'
  | 'route-leaps-border'
  | 'arrival-before-departure'
  | 'vehicle-already-joined'
  | 'already-dispatched'
  | 'already-recalled'
  | 'already-underway'
  | 'not-dispatched'
  | 'no-vehicles'
  | 'vehicles-outstanding'
  | 'decision-out-of-order'
  | 'convoy-ended'
  | 'convoy-held'
  | 'not-held'
  | 'vehicle-not-in-convoy'
  | 'vehicle-in-another-convoy'
  | 'vehicle-replaces-itself'
  | 'cargo-would-move'
  | 'unknown-regime'
  | 'unknown-leg'
  | 'route-does-not-lead-on'
  | 'same-route'
  | 'no-parts'
  | 'nobody-to-split'
  | 'vehicle-in-two-parts'
  | 'unknown-target-convoy'
  | 'target-convoy-ended'
  | 'merge-into-itself'
  | 'routes-do-not-meet'
  | 'unknown-outward-convoy'
  | 'carnet-used-before'
  | 'invalid-identifier'
  | 'unknown-carnet'
  | 'carnet-already-issued'
  | 'carnet-already-assigned'
  | 'carnet-already-returned'
  | 'validity-too-long'
  | 'validity-ends-before-issue'
  | 'invalid-vouchers'
  | 'too-many-offices';

/** Why a decision was not taken, and the facts that the desk needs to do better. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** JSON pointer to the field of the command that is to blame, where one is. */
  readonly pointer?: string;
}

/** A decision that is not taken. */
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
