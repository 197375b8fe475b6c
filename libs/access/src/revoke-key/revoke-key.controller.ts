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
import { PRINCIPAL_EXAMPLE, PrincipalAnswer } from '../decide/principal.answer.js';
import { principalOfPath } from '../decide/principal-of-path.js';
import { RevokeKeyCommand } from './revoke-key.command.js';
import { RevokeKeyRequest } from './revoke-key.request.js';

/** POST /v1/access/:kind/:id/keys/:keyId/revoke */
@ApiTags('Access')
@Controller('access/:kind/:id/keys/:keyId/revoke')
export class RevokeKeyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('access.decide')
  @HttpCode(200)
  @ApiParam({
    name: 'kind',
    description: 'People and programs, or units.',
    schema: { type: 'string', enum: ['principals', 'units'] },
  })
  @ApiParam({ name: 'id', description: 'Of the principal, or of the unit.', schema: { type: 'string' } })
  @ApiParam({ name: 'keyId', description: 'As GET /v1/access shows it.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'Make a key good for nothing' })
  @ApiJsonBody(RevokeKeyRequest, { examples: { stolen: { reason: 'the phone was stolen' } } })
  @ApiAnswer(200, PrincipalAnswer, {
    description:
      'It counts here from now on, and in other services within two seconds. Done again, it changes nothing.',
    examples: { revoked: PRINCIPAL_EXAMPLE },
  })
  @ApiProblem(404, 'There is no such key.', 'unknown-principal', 'unknown-key-id', 'not-found')
  @ApiProblem(409, 'It cannot be so.', 'last-admin', 'principal-unreadable')
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'invalid-principal')
  revoke(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Param('keyId') keyId: string,
    @Body(BodyPipe(RevokeKeyRequest)) { reason }: RevokeKeyRequest,
    @CallerIdentity() caller: Caller,
  ): Promise<PrincipalAnswer> {
    return this.commands.execute(new RevokeKeyCommand(principalOfPath(kind, id), keyId, reason, caller));
  }
}
