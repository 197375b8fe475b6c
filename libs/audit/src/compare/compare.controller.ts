import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import {
  type Answer,
  AnswerInterceptor,
  CLOCK_PROBLEMS,
  type Clocks,
  JsonText,
  TwoClocks,
  unknownConvoy,
} from '#kafila/read-models';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { clocksOf, PAIR_SYNTAX } from './clock-pair.js';
import { differenceBetween, type SeenConvoy } from './compare.js';
import { DIFFERENCE_EXAMPLE, DifferenceShape } from './difference.shape.js';
import { pastConvoyAndPapers } from './past-convoy-and-papers.js';

const CompareQuery = Type.Object(
  {
    from: Type.String({
      description: `The first look: ${PAIR_SYNTAX}.`,
      examples: ['knownAt:2026-03-04T05:00:00+05:00', 'at:2026-03-04T18:00:00+05:00,knownAt:1042'],
    }),
    to: Type.Optional(
      Type.String({ description: 'The second look, written alike; now unless given.', examples: ['now'] }),
    ),
  },
  { additionalProperties: false },
);

/** GET /v1/audit/convoys/:convoyId/compare */
@ApiTags('Auditors')
@Controller('audit/convoys/:convoyId/compare')
@UseInterceptors(AnswerInterceptor)
export class CompareController {
  constructor(private readonly twoClocks: TwoClocks) {}

  @Get()
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'What differs between two looks at a convoy, in words and as JSON Patch' })
  @ApiQueryOf(CompareQuery)
  @ApiAnswer(200, DifferenceShape, {
    description: 'The convoy, its TIR carnets and its declarations at two pairs of clocks, compared.',
    examples: { difference: DIFFERENCE_EXAMPLE },
  })
  @ApiProblem(
    400,
    'A pair cannot be understood, or nothing can be known of it.',
    'invalid-query',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(404, 'No such convoy is known at either pair.', 'unknown-convoy')
  @ApiProblem(
    503,
    'It cannot be folded now.',
    'convoy-parked',
    'read-models-being-filled',
    'event-store-unavailable',
  )
  @ApiProblem(504, 'The position asked for was not reached in time.', 'projection-behind')
  async compare(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(CompareQuery)) { from, to = 'now' }: Static<typeof CompareQuery>,
  ): Promise<Answer<JsonText>> {
    const first = await clocksOf(this.twoClocks, 'from', from);
    const before = await first.map((clocks) => this.look(convoyId, clocks));
    const second = await before.map(() => clocksOf(this.twoClocks, 'to', to));
    return second.value.map(async (clocks) => {
      const after = await this.look(convoyId, clocks);
      if (before.value.seen.convoy === null && after.seen.convoy === null) throw unknownConvoy(convoyId);
      return new JsonText(JSON.stringify(differenceBetween(convoyId, before.value, after)));
    });
  }

  private async look(convoyId: string, clocks: Clocks): Promise<SeenConvoy> {
    const seen = await this.twoClocks.lookAt(clocks, (past) => pastConvoyAndPapers(past, convoyId));
    return { clocks, seen };
  }
}
