import { type Caller } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type PrincipalAnswer } from '../decide/principal.answer.js';
import { type NamedPrincipal } from '../decide/principal-of-path.js';
import { type Role } from '../roles/roles.js';

/** From now on a principal has these roles and no others. */
export class GrantRolesCommand extends Command<PrincipalAnswer> {
  constructor(
    readonly principal: NamedPrincipal,
    readonly roles: readonly Role[],
    readonly caller: Caller,
  ) {
    super();
  }
}
