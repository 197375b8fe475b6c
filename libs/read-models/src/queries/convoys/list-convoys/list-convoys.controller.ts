import { type ConvoyStatus } from '#kafila/domain';
import { IsString, Matches } from 'class-validator';
import { IsPlain, PageOf } from '../../members.js';
import { Convoy } from '../answers/convoy.answer.js';
import { CONVOY_STATUSES } from '../statuses.js';
import { findCorridor, findPlace } from '#kafila/domain';
import {
  AllOf,
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  IsText,
  IsWord,
  Nested,
  Open,
  Optional,
  QueryPipe,
  wholeNumber,
  May,
} from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListConvoysQuery } from './list-convoys.query.js';
import { ClockParameters } from '../../two-clocks/asked-clocks.js';
import { ShownClocks } from '../../two-clocks/clocks.shape.js';
import { HISTORY_PROBLEMS } from '../../reading/history.problems.js';
import { CLOCK_PROBLEMS } from '../../two-clocks/clocks.problems.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { PageParameters, readCursor } from '../../answers/cursor.js';
import { invalidQuery } from '../../answers/query.problems.js';
import { readThrough } from '../through.js';
import { CONVOY_EXAMPLE } from '../convoy.example.js';
import { type ConvoyFilter } from '../find-convoys.js';

@Closed()
class ListConvoysParameters extends AllOf(PageParameters(200, 50), ClockParameters) {
  @Optional()
  @IsWord(CONVOY_STATUSES)
  @Describe('Only convoys in this status.')
  readonly status?: ConvoyStatus;

  @Optional()
  @IsString()
  @Matches(/^[A-Za-z]{2}$/u)
  @Describe('Only convoys with a vehicle that was seen in this country last (ISO 3166-1 alpha-2).', 'AF')
  readonly country?: string;

  @Optional()
  @IsPlain('Only convoys on this corridor.', 'khi-tas-torkham')
  readonly corridor?: string;

  @Optional()
  @IsPlain('Only convoys with a vehicle that was seen at this place last: slug or UN/LOCODE.', 'torkham-pk')
  readonly place?: string;

  @Optional()
  @IsText({ min: 1, max: 200 })
  @Describe(
    'Only convoys whose route goes through this country (ISO 3166-1 alpha-2) or place (slug or UN/LOCODE).',
    'AF',
  )
  readonly through?: string;

  @Optional()
  @IsText({ min: 1, max: 200 })
  @Describe('Only convoys under this regime.', 'TIR')
  readonly regime?: string;

  @Optional()
  @IsText({ min: 1, max: 100 })
  @Describe('Part of a convoy id, plate or vehicle id, in any case.', 'tlk')
  readonly q?: string;
}

@Open()
export class ConvoyPage extends PageOf(() => Convoy) {
  @Optional()
  @Nested(() => ShownClocks)
  readonly clocks?: ShownClocks;
}

/** GET /v1/convoys */
@ApiTags('Dashboards')
@Controller('convoys')
@UseInterceptors(AnswerInterceptor)
export class ListConvoysController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('convoys.read')
  @ApiOperation({ summary: 'Convoys, the latest planned departure first; as they are now, or by two clocks' })
  @ApiQueryOf(ListConvoysParameters)
  @ApiAnswer(200, ConvoyPage, {
    description:
      'A page of convoys. By two clocks and with a filter, or where documents are long, it may hold fewer than wanted.',
    examples: { convoys: { items: [CONVOY_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(
    400,
    'A filter or the cursor cannot be understood.',
    'invalid-query',
    'invalid-cursor',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(
    503,
    'The past cannot be folded now.',
    'read-models-being-filled',
    'event-store-unavailable',
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(@Query(QueryPipe(ListConvoysParameters)) asked: ListConvoysParameters): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 200, fallback: 50 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(new ListConvoysQuery(filterOf(asked), { after, limit }, asked));
  }
}

/** @throws Problem where a corridor or place does not exist: no convoy could ever be found */
function filterOf(query: ListConvoysParameters): ConvoyFilter {
  const { status, corridor, regime, q } = query;
  if (corridor !== undefined && !findCorridor(corridor)) {
    throw invalidQuery('corridor', 'must be the id of a corridor, see GET /v1/corridors');
  }
  const place = query.place === undefined ? undefined : findPlace(query.place);
  if (query.place !== undefined && !place) {
    throw invalidQuery('place', 'must be the slug or UN/LOCODE of a place, see GET /v1/places');
  }
  return {
    status,
    country: query.country?.toUpperCase(),
    place: place?.slug,
    corridor,
    regime,
    through: query.through === undefined ? undefined : readThrough(query.through),
    q,
  };
}
