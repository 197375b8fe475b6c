import {
  ApiAnswer,
  ApiJsonBody,
  ApiProblem,
  BodyPipe,
  type Caller,
  CallerIdentity,
  Describe,
  IsFormat,
  May,
  Open,
} from '#kafila/platform';
import { Body, Controller, Header, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { principalOfPath } from '../decide/principal-of-path.js';
import { InviteUnitCommand, type MadeInvitation } from './invite-unit.command.js';
import { InviteUnitRequest } from './invite-unit.request.js';

const EXAMPLE: MadeInvitation = {
  unitId: 'torkham-pk-gate-2',
  invitationId: '0192f3a4-0000-7000-8000-000000000002',
  code: '...',
  address: 'https://kafila.example',
  logKey: '5AAjV6O_OTb8ZGBS2PsNo1Ld5aPCwYRk16FJAF8ap44',
  expiresAt: '2026-03-02T09:05:00.000Z',
  text: 'kafila-invitation-1 https://kafila.example ... torkham-pk-gate-2 5AAjV6O_OTb8ZGBS2PsNo1Ld5aPCwYRk16FJAF8ap44',
};

@Open({ name: 'InvitationMade' })
class MadeInvitationAnswer implements MadeInvitation {
  @IsString()
  @Describe('The unit that the device is to sign for.', EXAMPLE.unitId)
  readonly unitId!: string;

  @IsString()
  @Describe('Names the invitation, and is not its code.', EXAMPLE.invitationId)
  readonly invitationId!: string;

  @IsString()
  @Describe('The code. Nobody can see it again.', EXAMPLE.code)
  readonly code!: string;

  @IsString()
  @Describe('Where the device reaches the service.', EXAMPLE.address)
  readonly address!: string;

  @IsString()
  @Describe('Fingerprint of the key of the transparency log.', EXAMPLE.logKey)
  readonly logKey!: string;

  @IsFormat('date-time')
  @Describe('From then on it is good for nothing.', EXAMPLE.expiresAt)
  readonly expiresAt!: string;

  @IsString()
  @Describe('All of it in one line: draw it as a QR code (docs/enrolment.md).', EXAMPLE.text)
  readonly text!: string;
}

/** POST /v1/access/units/:unitId/invitations */
@ApiTags('Access')
@Controller('access/units/:unitId/invitations')
export class InviteUnitController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('access.decide')
  @Header('cache-control', 'no-store')
  @ApiParam({ name: 'unitId', description: 'As its reports say it.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'Invite a device to sign for a unit' })
  @ApiJsonBody(InviteUnitRequest, {
    examples: { usual: {}, 'by another address': { address: EXAMPLE.address } },
  })
  @ApiAnswer(201, MadeInvitationAnswer, {
    description:
      'The invitation, shown once: for one device, within 24 hours. Sent again, this makes another one.',
    examples: { made: EXAMPLE },
  })
  @ApiProblem(409, 'It cannot be so.', 'no-admin-yet', 'principal-unreadable', 'log-key-unknown')
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'invalid-principal', 'address-needed')
  invite(
    @Param('unitId') unitId: string,
    @Body(BodyPipe(InviteUnitRequest)) { address }: InviteUnitRequest,
    @CallerIdentity() caller: Caller,
  ): Promise<MadeInvitation> {
    return this.commands.execute(new InviteUnitCommand(principalOfPath('units', unitId), address, caller));
  }
}
