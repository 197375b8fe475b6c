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
  | 'not-dispatched'
  | 'already-completed'
  | 'no-vehicles'
  | 'vehicles-outstanding'
  | 'decision-out-of-order';

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
