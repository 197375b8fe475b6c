import {
  ApiAnswer,
  ApiJsonBody,
  ApiProblem,
  BodyPipe,
  type Caller,
  CallerIdentity,
  May,
} from '#kafila/platform';
import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PRINCIPAL_EXAMPLE, PrincipalAnswer } from '../decide/principal.answer.js';
import { principalOfPath } from '../decide/principal-of-path.js';
import { SetScopeCommand } from './set-scope.command.js';
import { SetScopeRequest } from './set-scope.request.js';

/** PUT /v1/access/:kind/:id/scope */
@ApiTags('Access')
@Controller('access/:kind/:id/scope')
export class SetScopeController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @May('access.decide')
  @ApiParam({
    name: 'kind',
    description: 'People and programs, or units.',
    schema: { type: 'string', enum: ['principals', 'units'] },
  })
  @ApiParam({ name: 'id', description: 'Of the principal, or of the unit.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'Say what somebody sees, decides on and reports of' })
  @ApiJsonBody(SetScopeRequest, {
    examples: {
      'all that passes Torkham': { scope: { places: ['torkham-pk'] } },
      everything: { scope: null },
    },
  })
  @ApiAnswer(200, PrincipalAnswer, {
    description: 'It counts here from now on, and in other services within two seconds.',
    examples: { everything: PRINCIPAL_EXAMPLE },
  })
  @ApiProblem(404, 'Nobody of whom to say it.', 'unknown-principal', 'not-found')
  @ApiProblem(409, 'It cannot be so.', 'no-admin-yet', 'last-admin', 'principal-unreadable')
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'invalid-principal')
  set(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Body(BodyPipe(SetScopeRequest)) { scope }: SetScopeRequest,
    @CallerIdentity() caller: Caller,
  ): Promise<PrincipalAnswer> {
    return this.commands.execute(new SetScopeCommand(principalOfPath(kind, id), scope, caller));
  }
}
