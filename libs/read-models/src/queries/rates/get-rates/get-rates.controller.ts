import { ApiAnswer, Describe, IsFormat, Open, May } from '#kafila/platform';
import { Controller, Get, Headers, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { csvOf } from '../../answers/csv.js';
import { jsonOrCsv, type Representation } from '../../answers/representation.js';
import { AreAll, IsPlain } from '../../members.js';
import { GetRatesQuery } from './get-rates.query.js';

@Open({ name: 'Rate' })
class RateAnswer {
  @IsFormat('date')
  @Describe('Calendar day.')
  readonly date!: string;

  @IsPlain('ISO 4217.', 'PKR')
  readonly currency!: string;

  @IsPlain('US dollars for one unit, decimal text as it was given.')
  readonly usd!: string;
}

@Open({ name: 'Rates' })
class RatesAnswer {
  @AreAll(() => RateAnswer, 'In the order of days and currencies.')
  readonly rates!: readonly RateAnswer[];
}

/** GET /v1/rates */
@ApiTags('Statistics')
@Controller('rates')
@UseInterceptors(AnswerInterceptor)
export class GetRatesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('statistics.read')
  @ApiOperation({
    summary: 'The rate table that amounts are converted by',
    description: 'As JSON, or as the CSV that PUT takes with `Accept: text/csv`.',
  })
  @ApiAnswer(200, RatesAnswer, {
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
