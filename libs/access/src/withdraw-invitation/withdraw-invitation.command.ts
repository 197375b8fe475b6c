import { type Caller } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type NamedPrincipal } from '../decide/principal-of-path.js';
import { type InvitationAnswer } from '../devices/invitation.answer.js';

/** Makes an invitation good for nothing, and what was offered by it. */
export class WithdrawInvitationCommand extends Command<InvitationAnswer> {
  constructor(
    readonly unit: NamedPrincipal,
    readonly invitationId: string,
    readonly reason: string,
    readonly caller: Caller,
  ) {
    super();
  }
}
