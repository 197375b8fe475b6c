import { calledBy, limitsConvoys } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideAccess } from '../decide/decide-access.js';
import { lastAdmin, unknownPrincipal } from '../decide/decide.problems.js';
import { principalAnswer, type PrincipalAnswer } from '../decide/principal.answer.js';
import { understoodScope } from '../decide/understood-scope.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { SetScopeCommand } from './set-scope.command.js';

@Injectable()
@CommandHandler(SetScopeCommand)
export class SetScopeHandler implements ICommandHandler<SetScopeCommand> {
  constructor(
    private readonly access: DecideAccess,
    private readonly followed: FollowPrincipals,
  ) {}

  /** @throws Problem `invalid-body`, `unknown-principal`, `last-admin` */
  async execute({ principal: named, scope: asked, caller }: SetScopeCommand): Promise<PrincipalAnswer> {
    const { kind, id, stream } = named;
    const scope = asked && understoodScope(asked);
    const { principal } = await this.access.decide(stream, calledBy(caller), (now) => {
      if (now.revision < 0) throw unknownPrincipal(kind, id);
      if (JSON.stringify(now.scope) === JSON.stringify(scope)) return [];
      // Who may what is about everything: nobody with a scope decides it.
      const ends = now.roles.includes('admin') && scope !== null && limitsConvoys([scope]);
      if (ends && !this.followed.principals.hasOtherAdmin({ stream }, Date.now())) throw lastAdmin();
      return [{ type: 'ScopeSet', scope }];
    });
    return principalAnswer(stream, principal);
  }
}
