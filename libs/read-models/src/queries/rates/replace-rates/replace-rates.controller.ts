import { ApiAnswer, ApiProblem, Describe, IsFormat, Open, Problem, TAKES_CSV, May } from '#kafila/platform';
import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsCount, IsList, IsPlain } from '../../members.js';
import { type KeptRates, ReplaceRatesCommand } from './replace-rates.command.js';

const EXAMPLE = 'date,currency,usd\n2026-03-01,PKR,0.003587\n2026-03-01,AFN,0.0143\n';

@Open({ name: 'KeptRates' })
class KeptRatesAnswer {
  @IsCount('How many rates the table has now.')
  readonly rates!: number;

  @IsList(IsPlain('ISO 4217.', 'PKR'), 'ISO 4217, in alphabetical order.')
  readonly currencies!: readonly string[];

  @IsFormat('date')
  @Describe('The first day with a rate.')
  readonly firstDay!: string;

  @IsFormat('date')
  @Describe('The last day with a rate.')
  readonly lastDay!: string;
}

/** PUT /v1/rates */
@ApiTags('Statistics')
@Controller('rates')
export class ReplaceRatesController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @May('rates.replace')
  @HttpCode(200)
  @RouteConfig(TAKES_CSV)
  @ApiOperation({
    summary: 'Replace the rate table',
    description:
      'Lines `date,currency,usd`: what one unit of the currency was worth in US dollars on that day. The table takes the ' +
      'place of the one before, in one step. Where a line is wrong, nothing is changed and every wrong line is named. On a ' +
      'day without a rate the one before counts, unless it is older than 31 days.',
  })
  @ApiConsumes('text/csv')
  @ApiBody({
    required: true,
    schema: { type: 'string', description: 'The table; a heading `date,currency,usd` may come first.' },
    examples: { table: { summary: 'two currencies', value: EXAMPLE } },
  })
  @ApiAnswer(200, KeptRatesAnswer, {
    description: 'It is kept. Statistics convert by it from now on.',
    examples: {
      kept: { rates: 2, currencies: ['AFN', 'PKR'], firstDay: '2026-03-01', lastDay: '2026-03-01' },
    },
  })
  @ApiProblem(400, 'The table is not UTF-8.', 'malformed-csv')
  @ApiProblem(415, 'It is no CSV.', 'unsupported-media-type')
  @ApiProblem(422, 'A line is wrong: nothing was changed.', 'invalid-rates')
  async replace(@Body() body: unknown): Promise<KeptRates> {
    if (typeof body !== 'string') throw noCsv();
    return this.commands.execute(new ReplaceRatesCommand(body));
  }
}

function noCsv(): Problem {
  return new Problem({
    status: 415,
    code: 'unsupported-media-type',
    detail: 'A rate table is sent as CSV; set the header content-type to text/csv.',
    facts: { accepted: ['text/csv'] },
    headers: { accept: 'text/csv' },
  });
}
