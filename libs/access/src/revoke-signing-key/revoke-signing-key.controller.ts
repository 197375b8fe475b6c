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
import { PrincipalAnswer, UNIT_EXAMPLE } from '../decide/principal.answer.js';
import { principalOfPath } from '../decide/principal-of-path.js';
import { RevokeSigningKeyCommand } from './revoke-signing-key.command.js';
import { REVOCATION_EXAMPLE, RevokeSigningKeyRequest } from './revoke-signing-key.request.js';

/** POST /v1/access/units/:unitId/signing-keys/:kid/revoke */
@ApiTags('Access')
@Controller('access/units/:unitId/signing-keys/:kid/revoke')
export class RevokeSigningKeyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('access.decide')
  @HttpCode(200)
  @ApiParam({ name: 'unitId', description: 'As its reports say it.', schema: { type: 'string' } })
  @ApiParam({ name: 'kid', description: 'As GET /v1/access shows it.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'Revoke a key that signs for a unit, with the API keys of its device' })
  @ApiJsonBody(RevokeSigningKeyRequest, { examples: { stolen: REVOCATION_EXAMPLE } })
  @ApiAnswer(200, PrincipalAnswer, {
    description: 'It counts here from now on, and in other services within two seconds.',
    examples: { revoked: UNIT_EXAMPLE },
  })
  @ApiProblem(404, 'There is no such key.', 'unknown-principal', 'unknown-signing-key')
  @ApiProblem(409, 'It cannot be so.', 'compromised-later', 'principal-unreadable')
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'invalid-principal', 'compromised-in-future')
  revoke(
    @Param('unitId') unitId: string,
    @Param('kid') kid: string,
    @Body(BodyPipe(RevokeSigningKeyRequest)) { compromisedSince, reason }: RevokeSigningKeyRequest,
    @CallerIdentity() caller: Caller,
  ): Promise<PrincipalAnswer> {
    const unit = principalOfPath('units', unitId);
    return this.commands.execute(new RevokeSigningKeyCommand(unit, kid, compromisedSince, reason, caller));
  }
}
