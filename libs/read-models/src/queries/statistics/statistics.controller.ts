import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { applyDecorators, Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type TObject, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { lastRateDay, readRates } from '../rates/rate-store.js';
import { type Clock, CLOCK } from '../reading/clock.js';
import { Reading } from '../reading/reading.js';
import { borderCrossings } from './border-crossings.js';
import { clearances } from './clearances.js';
import { convoyStatistics } from './convoys.js';
import { corridorStatistics } from './corridors.js';
import { CSV, prefersCsv, statisticCsv } from '../answers/csv.js';
import { filterFields, readFilter, statisticFields, type StatisticQuery } from './filter.js';
import { type Statistic } from './statistic.js';
import { statisticExample, statisticShape } from './statistic.shape.js';
import { tirStatistics } from './tir.js';

/** All statistics. */
export const STATISTICS: readonly Statistic[] = [
  borderCrossings,
  corridorStatistics,
  clearances,
  tirStatistics,
  convoyStatistics,
];

function queryOf({ filters, groupings, time }: Statistic): TObject {
  const narrowing = Object.fromEntries(filters.map((name) => [name, filterFields[name]]));
  return Type.Object({ ...narrowing, ...statisticFields(groupings, time) }, { additionalProperties: false });
}

const queries = new Map(STATISTICS.map((statistic) => [statistic, queryOf(statistic)]));

/** Checks the query of a statistic. */
function pipeOf(statistic: Statistic) {
  return QueryPipe(queries.get(statistic) ?? Type.Never());
}

/** Describes a statistic in the document of the API. */
function Describe(statistic: Statistic): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      summary: statistic.summary,
      description:
        'As JSON, or as a table with `Accept: text/csv`: the same rows, one column for each figure, e.g. ' +
        `\`${Object.keys(statistic.measures)[0] ?? ''}.n\`; what was left out stands in the header Kafila-Left-Out then. ` +
        'Null (an empty field) where there is no sample, never 0.',
    }),
    ApiQueryOf(queries.get(statistic) ?? Type.Object({})),
    ApiAnswer(200, statisticShape(statistic), {
      description: 'The figures of each group.',
      examples: { [statistic.name]: statisticExample(statistic) },
    }),
    ApiProblem(400, 'A filter, the range or a grouping cannot be understood.', 'invalid-query'),
    ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind'),
  );
}

type Asked = StatisticQuery & { readonly waitFor?: string };

/** GET /v1/statistics/... */
@ApiTags('Statistics')
@Controller('statistics')
export class StatisticsController {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Get('border-crossings')
  @Describe(borderCrossings)
  borderCrossings(
    @Query(pipeOf(borderCrossings)) query: Asked,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(borderCrossings, query, accept, reply);
  }

  @Get('corridors')
  @Describe(corridorStatistics)
  corridors(
    @Query(pipeOf(corridorStatistics)) query: Asked,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(corridorStatistics, query, accept, reply);
  }

  @Get('clearances')
  @Describe(clearances)
  clearances(
    @Query(pipeOf(clearances)) query: Asked,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(clearances, query, accept, reply);
  }

  @Get('tir')
  @Describe(tirStatistics)
  tir(
    @Query(pipeOf(tirStatistics)) query: Asked,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(tirStatistics, query, accept, reply);
  }

  @Get('convoys')
  @Describe(convoyStatistics)
  convoys(
    @Query(pipeOf(convoyStatistics)) query: Asked,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(convoyStatistics, query, accept, reply);
  }

  private async answer(
    statistic: Statistic,
    { waitFor, ...query }: Asked,
    accept: string | undefined,
    reply: FastifyReply,
  ): Promise<void> {
    const filter = readFilter(query, { ...statistic, now: this.now() });
    const answer = await this.reading.longAnswer(reply, waitFor, async (db, position) => {
      const rates = await readRates(db);
      const found = await statistic.read(db, filter, rates);
      return { found, asOf: { position: position.toString(), lastRateDay: lastRateDay(rates) } };
    });
    const { rows, leftOut } = answer.found;
    void reply.header('vary', 'accept');
    if (prefersCsv(accept)) {
      void reply.header('Kafila-Left-Out', JSON.stringify(leftOut));
      void reply.type(CSV).send(statisticCsv(filter.groupBy, statistic.measures, rows));
      return;
    }
    void reply.send({
      period: filter.period,
      measures: Object.keys(statistic.measures),
      rows: rows.map(({ key, measured }) => ({ key, ...measured })),
      leftOut,
      asOf: answer.asOf,
    });
  }
}
