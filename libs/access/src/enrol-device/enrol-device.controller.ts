import {
  ApiAnswer,
  ApiJsonBody,
  ApiProblem,
  BodyPipe,
  Describe,
  LIMITED_AS_ENROLMENT,
  May,
  Nullable,
  Open,
} from '#kafila/platform';
import { Body, Controller, Header, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsString } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { INVITATION_EXAMPLE } from '../devices/invitation.answer.js';
import { EnrolDeviceCommand, type EnrolledDevice } from './enrol-device.command.js';
import { ENROLMENT_EXAMPLE, EnrolDeviceRequest } from './enrol-device.request.js';

/** How soon a device asks again, in seconds: less often than enrolments are limited. */
const ASK_AGAIN_S = 15;

const WAITING: EnrolledDevice = {
  unitId: INVITATION_EXAMPLE.unitId,
  invitationId: INVITATION_EXAMPLE.invitationId,
  kid: 'Eokq3qPdPabfToGzEHIxbwYKdrSp-vpXDFRaw0mafB8',
  digits: '234571',
  confirmed: false,
  keyId: null,
  apiKey: null,
};

@Open({ name: 'EnrolledDevice' })
class EnrolledDeviceAnswer implements EnrolledDevice {
  @IsString()
  @Describe('The unit that it signs for, or will.', WAITING.unitId)
  readonly unitId!: string;

  @IsString()
  @Describe('The invitation that it used.', WAITING.invitationId)
  readonly invitationId!: string;

  @IsString()
  @Describe('Of its key: signatures name it.', WAITING.kid)
  readonly kid!: string;

  @IsString()
  @Describe('Show them large: whoever invited compares them, or is told.', WAITING.digits)
  readonly digits!: string;

  @IsBoolean()
  @Describe('Whether its key signs for the unit by now. False: send the same again.', false)
  readonly confirmed!: boolean;

  @Nullable()
  @IsString()
  @Describe('Names its API key; null until it is confirmed.', '0192f3a4-0000-7000-8000-000000000001')
  readonly keyId!: string | null;

  @Nullable()
  @IsString()
  @Describe(
    'Its API key. Nobody can see it again; sent again, the same enrolment gives another one.',
    'kfa_...',
  )
  readonly apiKey!: string | null;
}

/** POST /v1/access/enrolments */
@ApiTags('Access')
@Controller('access/enrolments')
export class EnrolDeviceController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('public')
  @RouteConfig(LIMITED_AS_ENROLMENT)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Offer the key of a device by an invitation, and get its API key' })
  @ApiJsonBody(EnrolDeviceRequest, { examples: { device: ENROLMENT_EXAMPLE } })
  @ApiAnswer(202, EnrolledDeviceAnswer, {
    description:
      'The key is known, and counts for nothing until whoever invited has confirmed the digits. Ask again after `Retry-After`.',
    examples: { waiting: WAITING },
  })
  @ApiAnswer(201, EnrolledDeviceAnswer, {
    description: 'The key signs for the unit, and this is the API key of the device.',
    examples: {
      enrolled: {
        ...WAITING,
        confirmed: true,
        keyId: '0192f3a4-0000-7000-8000-000000000001',
        apiKey: 'kfa_...',
      },
    },
  })
  @ApiProblem(404, 'Nobody was invited by this.', 'unknown-invitation')
  @ApiProblem(
    409,
    'It cannot be so.',
    ...(['invitation-used', 'invitation-expired', 'invitation-withdrawn'] as const),
    ...(['signing-key-known', 'signing-key-revoked', 'principal-unreadable'] as const),
  )
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'unusable-key', 'proof-invalid')
  @ApiProblem(429, 'Too often.', 'too-many-enrolments')
  async enrol(
    @Body(BodyPipe(EnrolDeviceRequest)) request: EnrolDeviceRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolledDevice> {
    const enrolled = await this.commands.execute(new EnrolDeviceCommand(request));
    if (!enrolled.confirmed) void reply.code(202).header('retry-after', String(ASK_AGAIN_S));
    return enrolled;
  }
}
