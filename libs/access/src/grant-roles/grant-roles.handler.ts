import { calledBy } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideAccess } from '../decide/decide-access.js';
import { adminSeesPersons, lastAdmin } from '../decide/decide.problems.js';
import { principalAnswer, type PrincipalAnswer } from '../decide/principal.answer.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { type Role, seesPersonsAsAdmin } from '../roles/roles.js';
import { GrantRolesCommand } from './grant-roles.command.js';

@Injectable()
@CommandHandler(GrantRolesCommand)
export class GrantRolesHandler implements ICommandHandler<GrantRolesCommand> {
  constructor(
    private readonly access: DecideAccess,
    private readonly followed: FollowPrincipals,
  ) {}

  /** @throws Problem `admin-sees-persons`, `last-admin` */
  async execute({
    principal: { stream },
    roles: asked,
    caller,
  }: GrantRolesCommand): Promise<PrincipalAnswer> {
    const roles = [...new Set(asked)].sort();
    if (seesPersonsAsAdmin(roles)) throw adminSeesPersons();
    const { principal } = await this.access.decide(stream, calledBy(caller), (now) => {
      if (now.isGranted && isSame(now.roles, roles)) return [];
      const isAdmin = now.roles.includes('admin') && !roles.includes('admin');
      if (isAdmin && !this.followed.principals.hasOtherAdmin({ stream }, Date.now())) throw lastAdmin();
      return [{ type: 'RolesGranted', roles }];
    });
    return principalAnswer(stream, principal);
  }
}

function isSame(some: readonly Role[], others: readonly Role[]): boolean {
  return some.length === others.length && [...some].sort().every((role, i) => role === others[i]);
}
