import { IRREGULARITY_RULES } from './irregularity-rules.js';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type JsonText } from '../../answers/json-text.js';
import { GetIrregularityCatalogueQuery } from './get-irregularity-catalogue.query.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { waitForField } from '../../reading/wait-for.js';
import { oneOf, orNull, PageOf } from '../../shapes.js';
import { IRREGULARITY_CODES, SEVERITIES } from '../../shown-irregularities/irregularity.shape.js';

const CatalogueParameters = Type.Object(waitForField, { additionalProperties: false });

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

const EXAMPLE = IRREGULARITY_RULES.slice(0, 1);

/** GET /v1/irregularities/catalogue. It is part of the program: the whole list is one page. */
@ApiTags('Dashboards')
@Controller('irregularities/catalogue')
@UseInterceptors(AnswerInterceptor)
export class GetIrregularityCatalogueController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'Every irregularity there is: what it means, how grave it is, where the rule comes from',
  })
  @ApiQueryOf(CatalogueParameters)
  @ApiAnswer(200, PageOf(RuleShape), {
    description: 'The catalogue.',
    examples: { catalogue: { items: EXAMPLE, nextCursor: null } },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(
    @Query(QueryPipe(CatalogueParameters)) { waitFor }: Static<typeof CatalogueParameters>,
  ): Promise<Answer<JsonText>> {
    return this.queries.execute(new GetIrregularityCatalogueQuery(waitFor));
  }
}
