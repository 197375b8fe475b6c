import { IsOneOf } from '../../members.js';
import { Alerts } from '../alert.answer.js';
import { ALERT_CODES, SEVERITIES } from '../alert-codes.js';
import { ALERTS_EXAMPLE } from '../alerts.example.js';
import { WaitForParameters } from '../../reading/wait-for.js';
import { ALERTS } from '#kafila/domain';
import {
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  IsText,
  Optional,
  QueryPipe,
  May,
} from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListAlertsQuery, type RaisedAlerts } from './list-alerts.query.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

@Closed()
class AlertsParameters extends WaitForParameters {
  @Optional()
  @IsOneOf(ALERT_CODES, 'Only of this code.')
  readonly code?: string;

  @Optional()
  @IsOneOf(SEVERITIES, 'Only of this severity.')
  readonly severity?: string;

  @Optional()
  @IsText({ min: 1, max: 200 })
  @Describe('Only of this convoy.', 'nlc-2026-031')
  readonly convoyId?: string;
}

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
  @May('convoys.read')
  @ApiOperation({
    summary: 'What is wrong now',
    description:
      'Of all convoys that are not over, and of claims for payment under the carnets of any, as they were assessed last (when ' +
      'something of them changed, and each minute): the gravest first, then what lasts longest. ' +
      `An alert goes by itself. The catalogue:\n\n${CATALOGUE}`,
  })
  @ApiQueryOf(AlertsParameters)
  @ApiAnswer(200, Alerts, {
    description: 'All alerts, in one page.',
    examples: { alerts: ALERTS_EXAMPLE },
  })
  @ApiProblem(400, 'A filter cannot be understood.', 'invalid-query')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(
    @Query(QueryPipe(AlertsParameters)) { waitFor, ...filter }: AlertsParameters,
  ): Promise<Answer<RaisedAlerts>> {
    return this.queries.execute(new ListAlertsQuery(filter, waitFor));
  }
}
