import { calledBy } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideAccess } from '../decide/decide-access.js';
import { unknownPrincipal } from '../decide/decide.problems.js';
import { type PrincipalAnswer, principalAnswer } from '../decide/principal.answer.js';
import { compromisedInFuture, compromisedLater, unknownSigningKey } from '../devices/device.problems.js';
import { RevokeSigningKeyCommand } from './revoke-signing-key.command.js';

@Injectable()
@CommandHandler(RevokeSigningKeyCommand)
export class RevokeSigningKeyHandler implements ICommandHandler<RevokeSigningKeyCommand> {
  constructor(private readonly access: DecideAccess) {}

  /** @throws Problem `unknown-principal`, `unknown-signing-key`, `compromised-in-future`, `compromised-later` */
  async execute(command: RevokeSigningKeyCommand): Promise<PrincipalAnswer> {
    const { unit, kid, reason, caller } = command;
    const since = Date.parse(command.compromisedSince);
    if (since > Date.now()) throw compromisedInFuture();
    const compromisedSince = new Date(since).toISOString();
    const { principal } = await this.access.decide(unit.stream, calledBy(caller), (now) => {
      if (now.revision < 0) throw unknownPrincipal(unit.kind, unit.id);
      const signingKey = now.signingKeys.find(({ key }) => key.kid === kid);
      if (!signingKey) throw unknownSigningKey(kid);
      const before = signingKey.revoked && Date.parse(signingKey.revoked.compromisedSince);
      if (signingKey.revoked && before !== undefined && since > before)
        throw compromisedLater(signingKey.revoked.compromisedSince);
      // Whoever has the device has its API key too.
      const apiKeys = now.keys.filter((key) => key.kid === kid && key.revokedAt === null);
      return [
        ...(since === before ? [] : [{ type: 'KeyRevoked' as const, kid, compromisedSince, reason }]),
        ...apiKeys.map(({ keyId }) => ({ type: 'ApiKeyRevoked' as const, keyId, reason })),
      ];
    });
    return principalAnswer(unit.stream, principal);
  }
}
