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
import { ConfirmDeviceCommand } from './confirm-device.command.js';
import { ConfirmDeviceRequest } from './confirm-device.request.js';

/** POST /v1/access/units/:unitId/invitations/:invitationId/confirm */
@ApiTags('Access')
@Controller('access/units/:unitId/invitations/:invitationId/confirm')
export class ConfirmDeviceController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('access.decide')
  @HttpCode(200)
  @ApiParam({ name: 'unitId', description: 'As its reports say it.', schema: { type: 'string' } })
  @ApiParam({ name: 'invitationId', description: 'As it was told.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'Say that the right device used an invitation' })
  @ApiJsonBody(ConfirmDeviceRequest, { examples: { digits: { digits: '041772' } } })
  @ApiAnswer(200, InvitationAnswer, {
    description:
      'The key signs for the unit: here from now on, and in other services within two seconds. Done again, it changes nothing.',
    examples: { enrolled: { ...INVITATION_EXAMPLE, state: 'enrolled' } },
  })
  @ApiProblem(404, 'There is none.', 'unknown-invitation')
  @ApiProblem(
    409,
    'It cannot be so.',
    ...(['nothing-offered', 'digits-differ', 'invitation-expired', 'invitation-withdrawn'] as const),
    ...(['signing-key-known', 'principal-unreadable'] as const),
  )
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'invalid-principal')
  confirm(
    @Param('unitId') unitId: string,
    @Param('invitationId') invitationId: string,
    @Body(BodyPipe(ConfirmDeviceRequest)) { digits }: ConfirmDeviceRequest,
    @CallerIdentity() caller: Caller,
  ): Promise<InvitationAnswer> {
    const unit = principalOfPath('units', unitId);
    return this.commands.execute(new ConfirmDeviceCommand(unit, invitationId, digits, caller));
  }
}
