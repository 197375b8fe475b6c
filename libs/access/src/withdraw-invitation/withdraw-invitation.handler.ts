import { calledBy } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideAccess } from '../decide/decide-access.js';
import { usedInvitation } from '../devices/device.problems.js';
import { type InvitationAnswer, invitationAnswer } from '../devices/invitation.answer.js';
import { invitationOf } from '../devices/invitation-of.js';
import { stateOf } from '../devices/invitation-state.js';
import { WithdrawInvitationCommand } from './withdraw-invitation.command.js';

@Injectable()
@CommandHandler(WithdrawInvitationCommand)
export class WithdrawInvitationHandler implements ICommandHandler<WithdrawInvitationCommand> {
  constructor(private readonly access: DecideAccess) {}

  /** @throws Problem `unknown-invitation`, `invitation-used` */
  async execute({
    unit,
    invitationId,
    reason,
    caller,
  }: WithdrawInvitationCommand): Promise<InvitationAnswer> {
    const { principal } = await this.access.decide(unit.stream, calledBy(caller), (now) => {
      const invitation = invitationOf(now, invitationId);
      // Its key is revoked, not withdrawn: reports may be signed by it.
      if (stateOf(invitation, now, Date.now()) === 'enrolled') throw usedInvitation();
      return invitation.withdrawn ? [] : [{ type: 'InvitationWithdrawn', invitationId, reason }];
    });
    return invitationAnswer(unit.id, invitationOf(principal, invitationId), principal);
  }
}
