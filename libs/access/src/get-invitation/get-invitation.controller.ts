import { ApiAnswer, ApiProblem, May } from '#kafila/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { principalOfPath } from '../decide/principal-of-path.js';
import { INVITATION_EXAMPLE, InvitationAnswer } from '../devices/invitation.answer.js';
import { GetInvitationQuery } from './get-invitation.query.js';

/** GET /v1/access/units/:unitId/invitations/:invitationId */
@ApiTags('Access')
@Controller('access/units/:unitId/invitations/:invitationId')
export class GetInvitationController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('access.decide')
  @ApiParam({ name: 'unitId', description: 'As its reports say it.', schema: { type: 'string' } })
  @ApiParam({ name: 'invitationId', description: 'As it was told.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'How far an invitation is' })
  @ApiAnswer(200, InvitationAnswer, {
    description: 'As this service knows it.',
    examples: { offered: INVITATION_EXAMPLE },
  })
  @ApiProblem(404, 'There is none.', 'unknown-invitation')
  @ApiProblem(422, 'Not understandable.', 'invalid-principal')
  get(
    @Param('unitId') unitId: string,
    @Param('invitationId') invitationId: string,
  ): Promise<InvitationAnswer> {
    return this.queries.execute(new GetInvitationQuery(principalOfPath('units', unitId), invitationId));
  }
}
