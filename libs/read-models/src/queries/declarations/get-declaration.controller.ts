import { normaliseDeclarationRef } from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { declarationStream } from '../../trips/streams.js';
import { trips } from '../../trips/trips.projection.js';
import { findParked } from '../convoys/find-convoys.js';
import { Reading, waitForField } from '../position/reading.js';
import { streamParked, unknownDeclaration } from '../query.problems.js';
import { sendJson } from '../send-json.js';
import { DECLARATION_EXAMPLE } from './declaration.example.js';
import { DeclarationShape } from './declaration.shape.js';
import { declarationJsons, findDeclaration } from './find-declarations.js';

const GetDeclarationQuery = Type.Object(waitForField, { additionalProperties: false });

/** GET /v1/declarations/:reference */
@ApiTags('Dashboards')
@Controller('declarations')
export class GetDeclarationController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

  @Get(':reference')
  @ApiParam({
    name: 'reference',
    description: 'Its reference; a slash within it is written as %2F.',
    schema: { type: 'string' },
  })
  @ApiOperation({ summary: 'A customs declaration as it is now' })
  @ApiQueryOf(GetDeclarationQuery)
  @ApiAnswer(200, DeclarationShape, {
    description: 'The fold of everything told of it up to Kafila-Position. What was not told is null.',
    examples: { declaration: DECLARATION_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'Nothing is told of such a declaration at this position.', 'unknown-declaration')
  @ApiProblem(503, 'Its first events could not be digested.', 'declaration-parked')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('reference') asGiven: string,
    @Query(QueryPipe(GetDeclarationQuery)) { waitFor }: Static<typeof GetDeclarationQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reference = normaliseDeclarationRef(asGiven);
    const json = await this.reading.answer(reply, waitFor, async (db) => {
      if (reference === undefined) throw unknownDeclaration(asGiven);
      const found = await findDeclaration(db, trips.name, reference);
      if (found) return (await declarationJsons(db, [found])).join('');
      const parked = await findParked(db, trips.name, declarationStream(reference));
      throw parked ? streamParked('declaration', reference, parked) : unknownDeclaration(reference);
    });
    sendJson(reply, json);
  }
}
