import { ApiAnswer, ApiProblem, ApiQueryOf, Closed, May, QueryPipe } from '#kafila/platform';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Answer } from '../../answers/answer.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { WaitForParameters } from '../../reading/wait-for.js';
import { BRIEFING_EXAMPLE, BriefingAnswer } from './briefing.answer.js';
import { type Briefing, GetBriefingQuery } from './get-briefing.query.js';

@Closed()
class BriefingParameters extends WaitForParameters {}

/** GET /v1/places/:place/expected */
@ApiTags('Field units')
@Controller('places')
@UseInterceptors(AnswerInterceptor)
export class GetBriefingController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':place/expected')
  @May('convoys.read')
  @ApiParam({ name: 'place', description: 'Slug or UN/LOCODE.', schema: { type: 'string' } })
  @ApiOperation({
    summary: 'Which trucks are at a post, or expected there',
    description:
      'For a post that is offline for days: each truck with what will be seen of it next, already guessed. A unit is told of the convoys in ' +
      'its scope; one without a scope, of none. No person is in it.',
  })
  @ApiQueryOf(BriefingParameters)
  @ApiAnswer(200, BriefingAnswer, { description: 'The trucks.', examples: { post: BRIEFING_EXAMPLE } })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'No such place.', 'unknown-place')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  get(
    @Param('place') place: string,
    @Query(QueryPipe(BriefingParameters)) { waitFor }: BriefingParameters,
  ): Promise<Answer<Briefing>> {
    return this.queries.execute(new GetBriefingQuery(place, waitFor));
  }
}
