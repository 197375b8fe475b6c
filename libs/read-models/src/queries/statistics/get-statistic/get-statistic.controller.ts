import { ApiAnswer, ApiProblem, ApiQueryOf, Closed, QueryPipe, May } from '#kafila/platform';
import {
  applyDecorators,
  Controller,
  Get,
  Headers,
  Query,
  type Type as Class,
  UseInterceptors,
} from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Answer } from '../../answers/answer.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { jsonOrCsv, type Representation } from '../../answers/representation.js';
import { HISTORY_PROBLEMS } from '../../reading/history.problems.js';
import { CLOCK_PROBLEMS } from '../../two-clocks/clocks.problems.js';
import { type StatisticQuery } from '../asked/filter.js';
import { StatisticParameters } from '../asked/parameters.js';
import { STATISTICS } from '../catalogue/statistics.js';
import { type Statistic } from '../figures/statistic.js';
import { GetStatisticQuery, type StatisticWhen } from './get-statistic.query.js';
import { statisticCsv } from './statistic-csv.js';
import { nameOf, statisticAnswer, statisticExample } from './statistic.answer.js';

type Asked = StatisticQuery & StatisticWhen;

/** Each statistic, with the query parameters that it takes. */
export const ASKED_STATISTICS = STATISTICS.map((statistic: Statistic) => {
  return { statistic, parameters: parametersOf(statistic) };
});

/** GET /v1/statistics/..., one controller each. */
export const STATISTIC_CONTROLLERS: readonly Class[] = ASKED_STATISTICS.map(controllerOf);

function controllerOf({ statistic, parameters }: (typeof ASKED_STATISTICS)[number]): Class {
  @ApiTags('Statistics')
  @Controller(`statistics/${statistic.name}`)
  @UseInterceptors(AnswerInterceptor)
  class GetStatisticController {
    constructor(private readonly queries: QueryBus) {}

    @Get()
    @May('statistics.read')
    @Described(statistic, parameters)
    async get(
      @Query(QueryPipe(parameters)) { waitFor, knownAt, ...asked }: Asked,
      @Headers('accept') accept: string | undefined,
    ): Promise<Answer<Representation>> {
      const answer = await this.queries.execute(
        new GetStatisticQuery(statistic, asked, { waitFor, knownAt }),
      );
      return answer.map(({ period, groupBy, rows, leftOut, asOf, clocks }) =>
        jsonOrCsv(
          accept,
          () => ({
            period,
            measures: Object.keys(statistic.measures),
            rows: rows.map(({ key, measured }) => ({ key, ...measured })),
            leftOut,
            asOf,
            ...(clocks && { clocks }),
          }),
          () => ({
            text: statisticCsv(groupBy, statistic.measures, rows),
            headers: {
              'Kafila-Left-Out': JSON.stringify(leftOut),
              ...(asOf.ratesDigest !== null && { 'Kafila-Rates': asOf.ratesDigest }),
              ...(clocks && { 'Kafila-Clocks': JSON.stringify(clocks) }),
            },
          }),
        ),
      );
    }
  }
  return GetStatisticController;
}

function parametersOf(statistic: Statistic): Class<Asked> {
  @Closed({ name: `${nameOf(statistic)}Parameters` })
  class Parameters extends StatisticParameters(statistic) {}
  return Parameters;
}

/** Describes a statistic in the document of the API. */
function Described(statistic: Statistic, parameters: Class): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: `get${nameOf(statistic)}`,
      summary: statistic.summary,
      description:
        'As JSON, or as a table with `Accept: text/csv`: the same rows, one column for each figure, e.g. ' +
        `\`${Object.keys(statistic.measures)[0] ?? ''}.n\`; what was left out stands in the header Kafila-Left-Out then, ` +
        'the digest of the rates in Kafila-Rates, and with `knownAt` which moment is shown in Kafila-Clocks. ' +
        'Null (an empty field) where there is no sample, never 0.',
    }),
    ApiQueryOf(parameters),
    ApiAnswer(200, statisticAnswer(statistic), {
      description: 'The figures of each group.',
      examples: { [statistic.name]: statisticExample(statistic) },
    }),
    ApiProblem(
      400,
      'A filter, the range, a grouping or the clock cannot be understood.',
      'invalid-query',
      ...CLOCK_PROBLEMS,
    ),
    ApiProblem(
      503,
      'The past cannot be shown now; the rows of that moment are still being made, or take more room than they may.',
      'read-models-being-filled',
      'too-many-past-reads',
      'past-being-made',
      'past-too-large',
      ...HISTORY_PROBLEMS,
    ),
    ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind'),
  );
}
