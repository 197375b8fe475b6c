import { type Caller } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type PrincipalAnswer } from '../decide/principal.answer.js';
import { type NamedPrincipal } from '../decide/principal-of-path.js';

/** What a key signs is its unit's no more. */
export class RevokeSigningKeyCommand extends Command<PrincipalAnswer> {
  constructor(
    readonly unit: NamedPrincipal,
    readonly kid: string,
    /** Instant, RFC 3339. */
    readonly compromisedSince: string,
    readonly reason: string,
    readonly caller: Caller,
  ) {
    super();
  }
}
