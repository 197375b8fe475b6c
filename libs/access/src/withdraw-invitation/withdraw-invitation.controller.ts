import {
  ApiAnswer,
  ApiJsonBody,
  ApiProblem,
  BodyPipe,
  type Caller,
  CallerIdentity,
  May,
} from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { principalOfPath } from '../decide/principal-of-path.js';
import { INVITATION_EXAMPLE, InvitationAnswer } from '../devices/invitation.answer.js';
import { WithdrawInvitationCommand } from './withdraw-invitation.command.js';
import { WithdrawInvitationRequest } from './withdraw-invitation.request.js';

/** POST /v1/access/units/:unitId/invitations/:invitationId/withdraw */
@ApiTags('Access')
@Controller('access/units/:unitId/invitations/:invitationId/withdraw')
export class WithdrawInvitationController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('access.decide')
  @HttpCode(200)
  @ApiParam({ name: 'unitId', description: 'As its reports say it.', schema: { type: 'string' } })
  @ApiParam({ name: 'invitationId', description: 'As it was told.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'Withdraw an invitation, and what was offered by it' })
  @ApiJsonBody(WithdrawInvitationRequest, { examples: { seen: { reason: 'another phone was quicker' } } })
  @ApiAnswer(200, InvitationAnswer, {
    description: 'It is good for nothing. Done again, it changes nothing.',
    examples: { withdrawn: { ...INVITATION_EXAMPLE, state: 'withdrawn' } },
  })
  @ApiProblem(404, 'There is none.', 'unknown-invitation')
  @ApiProblem(409, 'Its key signs already: revoke that.', 'invitation-used', 'principal-unreadable')
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'invalid-principal')
  withdraw(
    @Param('unitId') unitId: string,
    @Param('invitationId') invitationId: string,
    @Body(BodyPipe(WithdrawInvitationRequest)) { reason }: WithdrawInvitationRequest,
    @CallerIdentity() caller: Caller,
  ): Promise<InvitationAnswer> {
    const unit = principalOfPath('units', unitId);
    return this.commands.execute(new WithdrawInvitationCommand(unit, invitationId, reason, caller));
  }
}
