import { IRREGULARITIES } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { Reading, waitForField } from '../reading/reading.js';
import { sendJson } from '../send-json.js';
import { oneOf, orNull, PageOf } from '../shapes.js';
import { IRREGULARITY_CODES, SEVERITIES } from './irregularity.shape.js';

const CatalogueQuery = Type.Object(waitForField, { additionalProperties: false });

const RuleShape = Type.Object({
  code: oneOf(IRREGULARITY_CODES, 'How it is named.'),
  severity: oneOf(SEVERITIES, 'How grave it is.'),
  shownBy: oneOf(
    ['convoy', 'carnet', 'declaration', 'two streams'],
    'Whose events show it; two streams: what is told of two of them contradicts each other.',
  ),
  meaning: Type.String({ description: 'What it says.' }),
  goesWhen: orNull(Type.String({ description: 'What makes it go by itself; null: only a retraction does.' })),
  source: Type.String({ description: 'Where the rule comes from.' }),
  evidence: Type.String({ description: 'Which reports it is read from.' }),
});

const RULES = Object.entries(IRREGULARITIES).map(([code, rule]) => ({ code, ...rule }));
const PAGE = { items: RULES, nextCursor: null };

/** GET /v1/irregularities/catalogue. It is part of the program: the whole list is one page. */
@ApiTags('Dashboards')
@Controller('irregularities/catalogue')
export class CatalogueController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

  @Get()
  @ApiOperation({
    summary: 'Every irregularity there is: what it means, how grave it is, where the rule comes from',
  })
  @ApiQueryOf(CatalogueQuery)
  @ApiAnswer(200, PageOf(RuleShape), {
    description: 'The catalogue.',
    examples: { catalogue: { items: RULES.slice(0, 1), nextCursor: null } },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async list(
    @Query(QueryPipe(CatalogueQuery)) { waitFor }: Static<typeof CatalogueQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.reading.answer(reply, waitFor, () => Promise.resolve(JSON.stringify(PAGE)));
    sendJson(reply, page);
  }
}
