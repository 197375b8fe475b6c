import { createParamDecorator } from '@nestjs/common';

/** Who calls. It goes into the metadata of every event. */
export interface Caller {
  readonly id: string;
  /** How the caller was known; keys and OIDC will add theirs here. */
  readonly kind: 'local';
}

const LOCAL: Caller = { id: 'local', kind: 'local' };

/**
 * The one place where the caller is known. As long as no keys are configured, everybody who can reach the service is
 * `local`: services listen on loopback only, or trust the network they are told to trust.
 */
export function callerOf(): Caller {
  return LOCAL;
}

/** Hands the caller to a controller: `plan(@CallerIdentity() caller: Caller)`. */
export const CallerIdentity = createParamDecorator((): Caller => callerOf());
