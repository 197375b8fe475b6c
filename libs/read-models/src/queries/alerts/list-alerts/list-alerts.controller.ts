import { ALERTS } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type Alerts, ListAlertsQuery } from './list-alerts.query.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { waitForField } from '../../reading/wait-for.js';
import { oneOf } from '../../shapes.js';
import { ALERT_CODES, ALERTS_EXAMPLE, AlertsShape, SEVERITIES } from '../alert.shape.js';

const AlertsParameters = Type.Object(
  {
    code: Type.Optional(oneOf(ALERT_CODES, 'Only of this code.')),
    severity: Type.Optional(oneOf(SEVERITIES, 'Only of this severity.')),
    convoyId: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Only of this convoy.',
        examples: ['nlc-2026-031'],
      }),
    ),
    ...waitForField,
  },
  { additionalProperties: false },
);

const CATALOGUE = Object.entries(ALERTS)
  .map(
    ([code, { severity, meaning, goesWhen }]) =>
      `- \`${code}\` (${severity}): ${meaning} It goes when ${goesWhen}.`,
  )
  .join('\n');

/** GET /v1/alerts */
@ApiTags('Dashboards')
@Controller('alerts')
@UseInterceptors(AnswerInterceptor)
export class ListAlertsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'What is wrong now',
    description:
      'Of all convoys that are not over, by the clock of the server: the gravest first, then what lasts longest. ' +
      `An alert goes by itself. The catalogue:\n\n${CATALOGUE}`,
  })
  @ApiQueryOf(AlertsParameters)
  @ApiAnswer(200, AlertsShape, {
    description: 'All alerts, in one page.',
    examples: { alerts: ALERTS_EXAMPLE },
  })
  @ApiProblem(400, 'A filter cannot be understood.', 'invalid-query')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(
    @Query(QueryPipe(AlertsParameters)) { waitFor, ...filter }: Static<typeof AlertsParameters>,
  ): Promise<Answer<Alerts>> {
    return this.queries.execute(new ListAlertsQuery(filter, waitFor));
  }
}
