import { type Alert, ALERTS, alertsOf, ascending, type Severity } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { type Database } from '../../database/schema.js';
import { type Clock, CLOCK } from '../reading/clock.js';
import { Reading, waitForField } from '../reading/reading.js';
import { oneOf } from '../shapes.js';
import { UsualTimesKept } from '../usual-times/usual-times-kept.js';
import { ALERT_CODES, ALERTS_EXAMPLE, AlertsShape, SEVERITIES } from './alert.shape.js';
import { watchedConvoys } from './watched-convoys.js';

const AlertsQuery = Type.Object(
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

interface Raised extends Alert {
  readonly convoyId: string;
}

const GRAVE: readonly Severity[] = ['critical', 'warning', 'info'];

/** GET /v1/alerts */
@ApiTags('Dashboards')
@Controller('alerts')
export class AlertsController {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(UsualTimesKept) private readonly usualTimes: UsualTimesKept,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What is wrong now',
    description:
      'Of all convoys that are not over, by the clock of the server: the gravest first, then what lasts longest. ' +
      `An alert goes by itself. The catalogue:\n\n${CATALOGUE}`,
  })
  @ApiQueryOf(AlertsQuery)
  @ApiAnswer(200, AlertsShape, {
    description: 'All alerts, in one page.',
    examples: { alerts: ALERTS_EXAMPLE },
  })
  @ApiProblem(400, 'A filter cannot be understood.', 'invalid-query')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async list(
    @Query(QueryPipe(AlertsQuery)) query: Static<typeof AlertsQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { code, severity, convoyId, waitFor } = query;
    const now = this.now();
    await this.reading.reach(reply, waitFor);
    const usual = await this.usualTimes.read();
    const read = async (db: Database): Promise<readonly Raised[]> => {
      const items: Raised[] = [];
      for await (const convoys of watchedConvoys(db, convoyId)) {
        for (const watched of convoys) {
          const alerts = alertsOf(watched, now, usual.on(watched.convoy.corridorId));
          items.push(...alerts.map((alert) => ({ convoyId: watched.convoyId, ...alert })));
        }
      }
      return items;
    };
    const raised = await (convoyId === undefined
      ? this.reading.longAnswer(reply, undefined, read)
      : this.reading.answer(reply, undefined, read));
    const items = raised.filter((alert) => isWanted(alert, code, severity)).sort(gravestFirst);
    void reply.send({ items, now, usualAsOf: usual.position });
  }
}

function isWanted(alert: Alert, code: string | undefined, severity: string | undefined): boolean {
  return alert.code === (code ?? alert.code) && alert.severity === (severity ?? alert.severity);
}

function gravestFirst(a: Raised, b: Raised): number {
  return (
    GRAVE.indexOf(a.severity) - GRAVE.indexOf(b.severity) ||
    ascending(a.since, b.since) ||
    ascending(a.convoyId, b.convoyId)
  );
}
