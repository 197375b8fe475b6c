import { calledBy } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideAccess } from '../decide/decide-access.js';
import { lastAdmin, unknownKeyId, unknownPrincipal } from '../decide/decide.problems.js';
import { principalAnswer, type PrincipalAnswer } from '../decide/principal.answer.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { RevokeKeyCommand } from './revoke-key.command.js';

@Injectable()
@CommandHandler(RevokeKeyCommand)
export class RevokeKeyHandler implements ICommandHandler<RevokeKeyCommand> {
  constructor(
    private readonly access: DecideAccess,
    private readonly followed: FollowPrincipals,
  ) {}

  /** @throws Problem `unknown-principal`, `unknown-key-id`, `last-admin` */
  async execute({ principal: named, keyId, reason, caller }: RevokeKeyCommand): Promise<PrincipalAnswer> {
    const { kind, id, stream } = named;
    const { principal } = await this.access.decide(stream, calledBy(caller), ({ revision, roles, keys }) => {
      if (revision < 0) throw unknownPrincipal(kind, id);
      const key = keys.find((one) => one.keyId === keyId);
      if (!key) throw unknownKeyId(keyId);
      if (key.revokedAt !== null) return [];
      const isAdmin = roles.includes('admin');
      if (isAdmin && !this.followed.principals.hasOtherAdmin({ keyId }, Date.now())) throw lastAdmin();
      return [{ type: 'ApiKeyRevoked', keyId, reason }];
    });
    return principalAnswer(stream, principal);
  }
}
