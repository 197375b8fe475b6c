import { parseRates, type RateTable } from '#kafila/domain';
import { ApiAnswer, ApiProblem, Problem, TAKES_CSV } from '#kafila/platform';
import { Body, Controller, Get, Headers, HttpCode, Inject, Put, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { type ReadModels } from '../../database/read-models.js';
import { CSV, csvOf, prefersCsv } from '../answers/csv.js';
import { list } from '../shapes.js';
import { READ_MODELS } from '../reading/stores.tokens.js';
import { type GivenRate, listRates, replaceRates } from './rate-store.js';
import { textOf } from './text-of.js';

const EXAMPLE = 'date,currency,usd\n2026-03-01,PKR,0.003587\n2026-03-01,AFN,0.0143\n';

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

const KeptShape = Type.Object({
  rates: Type.Integer({ description: 'How many rates the table has now.' }),
  currencies: list(Type.String({ examples: ['PKR'] }), 'ISO 4217, in alphabetical order.'),
  firstDay: Type.String({ format: 'date', description: 'The first day with a rate.' }),
  lastDay: Type.String({ format: 'date', description: 'The last day with a rate.' }),
});

/** Where the lock is held for a moment by somebody who does the same. */
const ASK_AGAIN_MS = 20;

/** PUT /v1/rates, GET /v1/rates */
@ApiTags('Statistics')
@Controller('rates')
export class RatesController {
  constructor(@Inject(READ_MODELS) private readonly readModels: ReadModels) {}

  @Get()
  @ApiOperation({
    summary: 'The rate table that amounts are converted by',
    description: 'As JSON, or as the CSV that PUT takes with `Accept: text/csv`.',
  })
  @ApiAnswer(200, RatesShape, {
    description: 'All rates.',
    examples: { rates: { rates: [{ date: '2026-03-01', currency: 'PKR', usd: '0.003587' }] } },
  })
  async get(@Headers('accept') accept: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const rates = await listRates(this.readModels.read);
    void reply.header('vary', 'accept');
    if (!prefersCsv(accept)) {
      void reply.send({ rates });
      return;
    }
    const lines = rates.map(({ date, currency, usd }) => [date, currency, usd]);
    void reply.type(CSV).send(csvOf([['date', 'currency', 'usd'], ...lines]));
  }

  @Put()
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
  @ApiAnswer(200, KeptShape, {
    description: 'It is kept. Statistics convert by it from now on.',
    examples: {
      kept: { rates: 2, currencies: ['AFN', 'PKR'], firstDay: '2026-03-01', lastDay: '2026-03-01' },
    },
  })
  @ApiProblem(400, 'The table is not UTF-8.', 'malformed-csv')
  @ApiProblem(415, 'It is no CSV.', 'unsupported-media-type')
  @ApiProblem(422, 'A line is wrong: nothing was changed.', 'invalid-rates')
  async put(@Body() body: unknown): Promise<object> {
    if (typeof body !== 'string') throw noCsv();
    const read = parseRates(body);
    if ('faults' in read) throw invalidRates(read.faults);
    const given = givenIn(read.rates);
    await this.replace(given);
    const days = given.map(({ date }) => date).sort();
    return {
      rates: given.length,
      currencies: [...read.rates.keys()].sort(),
      firstDay: days[0],
      lastDay: days.at(-1),
    };
  }

  private async replace(given: readonly GivenRate[]): Promise<void> {
    for (;;) {
      const outcome = await this.readModels.exclusively('rates', ({ write }) =>
        write.transaction().execute((trx) => replaceRates(trx, given)),
      );
      if (outcome !== 'busy') return;
      await delay(ASK_AGAIN_MS);
    }
  }
}

function givenIn(rates: RateTable): readonly GivenRate[] {
  return [...rates].flatMap(([currency, days]) =>
    days.map(({ day, usd }) => ({ date: day, currency, usd: textOf(usd) })),
  );
}

function noCsv(): Problem {
  return new Problem({
    status: 415,
    code: 'unsupported-media-type',
    title: 'Unsupported media type',
    detail: 'A rate table is sent as CSV; set the header content-type to text/csv.',
    facts: { accepted: ['text/csv'] },
    headers: { accept: 'text/csv' },
  });
}

/** So many wrong lines are named one by one. */
const FAULTS_SHOWN = 100;

function invalidRates(faults: readonly { line: number; text: string; fault: string }[]): Problem {
  return new Problem({
    status: 422,
    code: 'invalid-rates',
    title: 'Invalid rates',
    detail: `Nothing was changed: ${faults.length} line${faults.length === 1 ? '' : 's'} to correct, see errors.`,
    errors: faults.slice(0, FAULTS_SHOWN).map(({ line, text, fault }) => ({
      pointer: `#/${line}`,
      detail: `Line ${line} ('${text}'): ${fault}`,
    })),
    facts: { wrongLines: faults.length },
  });
}
