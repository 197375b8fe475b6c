import { type Caller, type Scope } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type PrincipalAnswer } from '../decide/principal.answer.js';
import { type NamedPrincipal } from '../decide/principal-of-path.js';

/** From now on a principal or a unit sees, decides on and reports of this alone. */
export class SetScopeCommand extends Command<PrincipalAnswer> {
  constructor(
    readonly principal: NamedPrincipal,
    /** Null: of everything. */
    readonly scope: Scope | null,
    readonly caller: Caller,
  ) {
    super();
  }
}
