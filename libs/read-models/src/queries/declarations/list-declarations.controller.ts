import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe, wholeNumber } from '#kafila/platform';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { trips } from '../../trips/trips.projection.js';
import { pageFields, readCursor } from '../answers/cursor.js';
import { pageJson } from '../answers/page.js';
import { Reading, waitForField } from '../reading/reading.js';
import { sendJson } from '../send-json.js';
import { oneOf, PageOf } from '../shapes.js';
import { DECLARATION_EXAMPLE } from './declaration.example.js';
import { DECLARATION_STATUSES, DeclarationShape } from './declaration.shape.js';
import { declarationJsons, findDeclarations } from './find-declarations.js';

const ListDeclarationsQuery = Type.Object(
  {
    status: Type.Optional(oneOf(DECLARATION_STATUSES, 'Only declarations in this status.')),
    convoyId: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'Only declarations of goods of this convoy.',
        examples: ['nlc-2026-031'],
      }),
    ),
    ...pageFields(200, 50),
    ...waitForField,
  },
  { additionalProperties: false },
);

/** GET /v1/declarations */
@ApiTags('Dashboards')
@Controller('declarations')
export class ListDeclarationsController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

  @Get()
  @ApiOperation({ summary: 'Customs declarations, by reference' })
  @ApiQueryOf(ListDeclarationsQuery)
  @ApiAnswer(200, PageOf(DeclarationShape), {
    description: 'A page of declarations.',
    examples: { declarations: { items: [DECLARATION_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter or the cursor cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async list(
    @Query(QueryPipe(ListDeclarationsQuery)) query: Static<typeof ListDeclarationsQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const limit = wholeNumber(query.limit, { name: 'limit', min: 1, max: 200, fallback: 50 });
    const after = readCursor(query.cursor)?.[0];
    const page = await this.reading.answer(reply, query.waitFor, async (db) => {
      const found = await findDeclarations(db, trips.name, query, { after, limit: limit + 1 });
      return pageJson(
        found,
        limit,
        ({ reference }) => [reference, ''],
        (items) => declarationJsons(db, items),
      );
    });
    sendJson(reply, page);
  }
}
