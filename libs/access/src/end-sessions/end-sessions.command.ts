import { type Caller } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type PrincipalAnswer } from '../decide/principal.answer.js';
import { type NamedPrincipal } from '../decide/principal-of-path.js';

/** Ends all sessions and tokens of a principal that were issued up to now. */
export class EndSessionsCommand extends Command<PrincipalAnswer> {
  constructor(
    readonly principal: NamedPrincipal,
    readonly reason: string,
    readonly caller: Caller,
  ) {
    super();
  }
}
