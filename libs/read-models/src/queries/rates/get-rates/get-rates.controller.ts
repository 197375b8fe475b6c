import { ApiAnswer } from '#kafila/platform';
import { Controller, Get, Headers, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Type } from '@sinclair/typebox';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { csvOf } from '../../answers/csv.js';
import { jsonOrCsv, type Representation } from '../../answers/representation.js';
import { list } from '../../shapes.js';
import { GetRatesQuery } from './get-rates.query.js';

const RatesShape = Type.Object({
  rates: list(
    Type.Object({
      date: Type.String({ format: 'date', description: 'Calendar day.' }),
      currency: Type.String({ description: 'ISO 4217.', examples: ['PKR'] }),
      usd: Type.String({ description: 'US dollars for one unit, decimal text as it was given.' }),
    }),
    'In the order of days and currencies.',
  ),
});

/** GET /v1/rates */
@ApiTags('Statistics')
@Controller('rates')
@UseInterceptors(AnswerInterceptor)
export class GetRatesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'The rate table that amounts are converted by',
    description: 'As JSON, or as the CSV that PUT takes with `Accept: text/csv`.',
  })
  @ApiAnswer(200, RatesShape, {
    description: 'All rates.',
    examples: { rates: { rates: [{ date: '2026-03-01', currency: 'PKR', usd: '0.003587' }] } },
  })
  async get(@Headers('accept') accept: string | undefined): Promise<Representation> {
    const rates = await this.queries.execute(new GetRatesQuery());
    const lines = rates.map(({ date, currency, usd }) => [date, currency, usd]);
    return jsonOrCsv(
      accept,
      () => ({ rates }),
      () => ({ text: csvOf([['date', 'currency', 'usd'], ...lines]) }),
    );
  }
}
