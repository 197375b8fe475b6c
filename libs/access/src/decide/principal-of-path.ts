import { invalidPrincipal, unknownKind } from './decide.problems.js';
import { PRINCIPAL_ID, PRINCIPAL_KINDS, type PrincipalKind } from '../principals/principal-streams.js';

/** A principal as a path names it. */
export interface NamedPrincipal {
  readonly kind: PrincipalKind;
  readonly id: string;
  readonly stream: string;
}

/** @throws Problem `not-found`, `invalid-principal` */
export function principalOfPath(kind: string, id: string): NamedPrincipal {
  if (kind !== 'principals' && kind !== 'units') throw unknownKind(kind);
  if (!PRINCIPAL_ID.test(id)) throw invalidPrincipal(id);
  return { kind, id, stream: `${PRINCIPAL_KINDS[kind]}${id}` };
}
