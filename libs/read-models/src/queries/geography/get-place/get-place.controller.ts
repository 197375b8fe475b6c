import { WaitForParameters } from '../../reading/wait-for.js';
import { PlaceWithFacing } from '../place.answer.js';
import { findPlace } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, Closed, QueryPipe, May } from '#kafila/platform';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Answer } from '../../answers/answer.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type FacingPlace, GetPlaceQuery } from './get-place.query.js';

@Closed()
class GetPlaceParameters extends WaitForParameters {}

const EXAMPLE_WITH_FACING = {
  ...findPlace('torkham-pk'),
  facing: findPlace('torkham-af'),
  facingPorts: [],
  facingByRail: [],
};

/** GET /v1/places/:place */
@ApiTags('Geography')
@Controller('places')
@UseInterceptors(AnswerInterceptor)
export class GetPlaceController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':place')
  @May('reference.read')
  @ApiParam({ name: 'place', description: 'Slug or UN/LOCODE.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'A place, by slug or UN/LOCODE' })
  @ApiQueryOf(GetPlaceParameters)
  @ApiAnswer(200, PlaceWithFacing, { description: 'The place.', examples: { place: EXAMPLE_WITH_FACING } })
  @ApiProblem(404, 'No such place.', 'unknown-place')
  get(
    @Param('place') place: string,
    @Query(QueryPipe(GetPlaceParameters)) { waitFor }: GetPlaceParameters,
  ): Promise<Answer<FacingPlace>> {
    return this.queries.execute(new GetPlaceQuery(place, waitFor));
  }
}
