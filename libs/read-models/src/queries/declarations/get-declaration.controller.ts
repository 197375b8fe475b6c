import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { asksForClocks, clockFields } from '../two-clocks/asked-clocks.js';
import { CLOCK_PROBLEMS } from '../two-clocks/clocks.problems.js';
import { TwoClocks } from '../two-clocks/two-clocks.js';
import { Reading } from '../reading/reading.js';
import { sendJson } from '../send-json.js';
import { declarationJson, pastDeclarationJson } from './declaration-json.js';
import { DECLARATION_EXAMPLE } from './declaration.example.js';
import { DeclarationShape } from './declaration.shape.js';

const GetDeclarationQuery = Type.Object(clockFields, { additionalProperties: false });

/** GET /v1/declarations/:reference */
@ApiTags('Dashboards')
@Controller('declarations')
export class GetDeclarationController {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(TwoClocks) private readonly twoClocks: TwoClocks,
  ) {}

  @Get(':reference')
  @ApiParam({
    name: 'reference',
    description: 'Its reference; a slash within it is written as %2F.',
    schema: { type: 'string' },
  })
  @ApiOperation({
    summary: 'A customs declaration as it is now, or as it had happened and was known by two clocks',
  })
  @ApiQueryOf(GetDeclarationQuery)
  @ApiAnswer(200, DeclarationShape, {
    description: 'The fold of everything told of it up to Kafila-Position. What was not told is null.',
    examples: { declaration: DECLARATION_EXAMPLE },
  })
  @ApiProblem(
    400,
    'The query cannot be understood, or nothing can be known of such clocks.',
    'invalid-query',
    ...CLOCK_PROBLEMS,
  )
  @ApiProblem(404, 'Nothing is told of such a declaration at this position.', 'unknown-declaration')
  @ApiProblem(
    503,
    'It cannot be folded now.',
    'declaration-parked',
    'read-models-being-filled',
    'event-store-unavailable',
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('reference') asGiven: string,
    @Query(QueryPipe(GetDeclarationQuery)) query: Static<typeof GetDeclarationQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const json = asksForClocks(query)
      ? await this.twoClocks.answer(reply, query, (past) => pastDeclarationJson(past, asGiven))
      : await this.reading.answer(reply, query.waitFor, (db) => declarationJson(db, asGiven));
    sendJson(reply, json);
  }
}
