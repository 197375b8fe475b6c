import { type Caller } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type PrincipalAnswer } from '../decide/principal.answer.js';
import { type NamedPrincipal } from '../decide/principal-of-path.js';

/** Makes a key good for nothing. */
export class RevokeKeyCommand extends Command<PrincipalAnswer> {
  constructor(
    readonly principal: NamedPrincipal,
    readonly keyId: string,
    readonly reason: string,
    readonly caller: Caller,
  ) {
    super();
  }
}
