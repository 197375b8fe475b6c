import { type Caller } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type NamedPrincipal } from '../decide/principal-of-path.js';
import { type InvitationAnswer } from '../devices/invitation.answer.js';

/** The device that used an invitation is the right one: its key signs for the unit. */
export class ConfirmDeviceCommand extends Command<InvitationAnswer> {
  constructor(
    readonly unit: NamedPrincipal,
    readonly invitationId: string,
    /** As the device shows them. */
    readonly digits: string,
    readonly caller: Caller,
  ) {
    super();
  }
}
