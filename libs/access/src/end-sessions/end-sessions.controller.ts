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
import { EndSessionsCommand } from './end-sessions.command.js';
import { EndSessionsRequest } from './end-sessions.request.js';

/** POST /v1/access/principals/:principalId/sessions/end */
@ApiTags('Access')
@Controller('access/principals/:principalId/sessions/end')
export class EndSessionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('access.decide')
  @HttpCode(200)
  @ApiParam({
    name: 'principalId',
    description: 'Of whoever signed in, as GET /v1/access/me tells it, without `access-`.',
    schema: { type: 'string' },
  })
  @ApiOperation({ summary: 'End all sessions and tokens of somebody' })
  @ApiJsonBody(EndSessionsRequest, { examples: { stolen: { reason: 'the laptop was stolen' } } })
  @ApiAnswer(200, PrincipalAnswer, {
    description:
      'What was issued up to now counts here no more, and in other services within two seconds. Who may sign in can do so again: take the roles too where nobody shall.',
    examples: { ended: PRINCIPAL_EXAMPLE },
  })
  @ApiProblem(409, 'It cannot be so.', 'principal-unreadable')
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'invalid-principal')
  end(
    @Param('principalId') principalId: string,
    @Body(BodyPipe(EndSessionsRequest)) { reason }: EndSessionsRequest,
    @CallerIdentity() caller: Caller,
  ): Promise<PrincipalAnswer> {
    return this.commands.execute(
      new EndSessionsCommand(principalOfPath('principals', principalId), reason, caller),
    );
  }
}
