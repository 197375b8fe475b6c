import { IRREGULARITY_RULES } from './irregularity-rules.js';
import { ApiAnswer, ApiProblem, ApiQueryOf, Closed, Nullable, Open, QueryPipe, May } from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type JsonText } from '../../answers/json-text.js';
import { GetIrregularityCatalogueQuery } from './get-irregularity-catalogue.query.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { WaitForParameters } from '../../reading/wait-for.js';
import { IsOneOf, IsPlain, PageOf } from '../../members.js';
import { IRREGULARITY_CODES, SEVERITIES } from '../../shown-irregularities/irregularity.answer.js';

@Closed()
class CatalogueParameters extends WaitForParameters {}

@Open()
class IrregularityRule {
  @IsOneOf(IRREGULARITY_CODES, 'How it is named.')
  readonly code!: string;

  @IsOneOf(SEVERITIES, 'How grave it is.')
  readonly severity!: string;

  @IsOneOf(
    ['convoy', 'carnet', 'declaration', 'two streams'],
    'Whose events show it; two streams: what is told of two of them contradicts each other.',
  )
  readonly shownBy!: string;

  @IsPlain('What it says.')
  readonly meaning!: string;

  @Nullable()
  @IsPlain('What makes it go by itself; null: only a retraction does.')
  readonly goesWhen!: string | null;

  @IsPlain('Where the rule comes from.')
  readonly source!: string;

  @IsPlain('Which reports it is read from.')
  readonly evidence!: string;
}

@Open()
class IrregularityCatalogue extends PageOf(() => IrregularityRule) {}

const EXAMPLE = IRREGULARITY_RULES.slice(0, 1);

/** GET /v1/irregularities/catalogue. It is part of the program: the whole list is one page. */
@ApiTags('Dashboards')
@Controller('irregularities/catalogue')
@UseInterceptors(AnswerInterceptor)
export class GetIrregularityCatalogueController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('reference.read')
  @ApiOperation({
    summary: 'Every irregularity there is: what it means, how grave it is, where the rule comes from',
  })
  @ApiQueryOf(CatalogueParameters)
  @ApiAnswer(200, IrregularityCatalogue, {
    description: 'The catalogue.',
    examples: { catalogue: { items: EXAMPLE, nextCursor: null } },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(@Query(QueryPipe(CatalogueParameters)) { waitFor }: CatalogueParameters): Promise<Answer<JsonText>> {
    return this.queries.execute(new GetIrregularityCatalogueQuery(waitFor));
  }
}
