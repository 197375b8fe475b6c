import { Query } from '@nestjs/cqrs';
import { type PrincipalAnswer } from '../decide/principal.answer.js';

/** Who may what, and by which keys. */
export class ListPrincipalsQuery extends Query<{
  readonly items: readonly PrincipalAnswer[];
  readonly unreadable: readonly string[];
}> {}
