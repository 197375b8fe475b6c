import { calledBy } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v7 as uuidv7 } from 'uuid';
import { DecideAccess } from '../decide/decide-access.js';
import { alreadyExpired, unknownPrincipal } from '../decide/decide.problems.js';
import { understoodScope } from '../decide/understood-scope.js';
import { digestOfKey, newApiKey } from '../principals/api-key.js';
import { type AccessEvent } from '../principals/access.events.js';
import { IssueKeyCommand, type IssuedKey } from './issue-key.command.js';

@Injectable()
@CommandHandler(IssueKeyCommand)
export class IssueKeyHandler implements ICommandHandler<IssueKeyCommand> {
  constructor(private readonly access: DecideAccess) {}

  /** @throws Problem `already-expired`, `invalid-body`, `unknown-principal` */
  async execute({ principal, expiresAt: asked, caller, scope }: IssueKeyCommand): Promise<IssuedKey> {
    const { kind, id, stream } = principal;
    const expiresAt = asked === undefined ? null : new Date(asked).toISOString();
    if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) throw alreadyExpired();
    const key = newApiKey();
    const keyId = uuidv7();
    const narrower = scope && { scope: understoodScope(scope) };
    const digest = digestOfKey(key);
    const issued: AccessEvent = { type: 'ApiKeyIssued', keyId, digest, expiresAt, ...narrower };
    await this.access.decide(stream, calledBy(caller), ({ roles }) => {
      if (roles.length > 0) return [issued];
      if (kind === 'units') return [{ type: 'RolesGranted', roles: ['unit'] }, issued];
      throw unknownPrincipal(kind, id);
    });
    return { principal: stream, keyId, key, expiresAt };
  }
}
