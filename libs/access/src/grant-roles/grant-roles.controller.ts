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
import { GrantRolesCommand } from './grant-roles.command.js';
import { GrantRolesRequest } from './grant-roles.request.js';

/** PUT /v1/access/principals/:principalId/roles */
@ApiTags('Access')
@Controller('access/principals/:principalId/roles')
export class GrantRolesController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @May('access.decide')
  @ApiParam({
    name: 'principalId',
    description: 'Names a post or a number, no person.',
    schema: { type: 'string' },
  })
  @ApiOperation({ summary: 'Say what somebody is, and may do by that' })
  @ApiJsonBody(GrantRolesRequest, {
    examples: { desk: { roles: ['desk'] }, 'nothing any more': { roles: [] } },
  })
  @ApiAnswer(200, PrincipalAnswer, {
    description: 'It counts here from now on, and in other services within two seconds.',
    examples: { granted: PRINCIPAL_EXAMPLE },
  })
  @ApiProblem(409, 'It cannot be so.', 'no-admin-yet', 'last-admin', 'principal-unreadable')
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'invalid-principal', 'admin-sees-persons')
  grant(
    @Param('principalId') principalId: string,
    @Body(BodyPipe(GrantRolesRequest)) { roles }: GrantRolesRequest,
    @CallerIdentity() caller: Caller,
  ): Promise<PrincipalAnswer> {
    return this.commands.execute(
      new GrantRolesCommand(principalOfPath('principals', principalId), roles, caller),
    );
  }
}
