import {
  IRREGULARITIES,
  normaliseCarnetNumber,
  normaliseDeclarationRef,
  normaliseVehicleId,
  parseInstant,
} from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe, wholeNumber } from '#kafila/platform';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { pageFields, readCursor } from '../answers/cursor.js';
import { pageJson } from '../answers/page.js';
import { Reading, waitForField } from '../reading/reading.js';
import { invalidQuery } from '../answers/query.problems.js';
import { sendJson } from '../send-json.js';
import { oneOf, PageOf } from '../shapes.js';
import { findIrregularities, type IrregularityFilter } from './find-irregularities.js';
import {
  IRREGULARITY_CODES,
  IRREGULARITY_EXAMPLE,
  IrregularityShape,
  SEVERITIES,
} from './irregularity.shape.js';

const text = (description: string, example: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 200, description, examples: [example] }));

const IrregularitiesQuery = Type.Object(
  {
    code: Type.Optional(oneOf(IRREGULARITY_CODES, 'Only of this code.')),
    severity: Type.Optional(oneOf(SEVERITIES, 'Only of this severity.')),
    convoyId: text('Only what this convoy shows: its own, its carnets and its declarations.', 'nlc-2026-031'),
    vehicleId: text('Only what concerns this vehicle.', 'PK-TLK914'),
    carnetNumber: text('Only what is about this TIR carnet.', 'XC12345678'),
    declarationRef: text('Only what is about this customs declaration.', 'KAPE-EB-12345-20-07-2023'),
    from: text(
      'Only what stands since this instant or later; RFC 3339 with an offset.',
      '2026-03-01T00:00:00Z',
    ),
    to: text('Only what stands since before this instant; RFC 3339 with an offset.', '2026-04-01T00:00:00Z'),
    ...pageFields(500, 50),
    ...waitForField,
  },
  { additionalProperties: false },
);

const CATALOGUE = Object.entries(IRREGULARITIES)
  .map(([code, { severity, meaning }]) => `- \`${code}\` (${severity}): ${meaning}`)
  .join('\n');

/** GET /v1/irregularities */
@ApiTags('Dashboards')
@Controller('irregularities')
export class ListIrregularitiesController {
  constructor(@Inject(Reading) private readonly reading: Reading) {}

  @Get()
  @ApiOperation({
    summary: 'What does not fit and is not explained, the newest first',
    description: `An irregularity goes by itself when something explains it. The catalogue:\n\n${CATALOGUE}`,
  })
  @ApiQueryOf(IrregularitiesQuery)
  @ApiAnswer(200, PageOf(IrregularityShape), {
    description: 'A page of irregularities that stand.',
    examples: { irregularities: { items: [IRREGULARITY_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter or the cursor cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async list(
    @Query(QueryPipe(IrregularitiesQuery)) query: Static<typeof IrregularitiesQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const limit = wholeNumber(query.limit, { name: 'limit', min: 1, max: 500, fallback: 50 });
    const after = readCursor(query.cursor);
    const filter = filterOf(query);
    const page = await this.reading.answer(reply, query.waitFor, async (db) => {
      const found = await findIrregularities(db, filter, { after, limit: limit + 1 });
      return pageJson(
        found,
        limit,
        ({ sortKey }) => sortKey,
        (items) => items.map(({ json }) => json),
      );
    });
    sendJson(reply, page);
  }
}

/** @throws Problem where a number or an instant has no form that could be found */
function filterOf(query: Static<typeof IrregularitiesQuery>): IrregularityFilter {
  const { code, severity, convoyId, vehicleId, carnetNumber, declarationRef, from, to } = query;
  return {
    code,
    severity,
    convoyId,
    vehicleId: vehicleId === undefined ? undefined : normaliseVehicleId(vehicleId),
    carnetNumber: read(
      carnetNumber,
      normaliseCarnetNumber,
      'carnetNumber',
      'must be two letters and eight or nine digits, e.g. XC12345678',
    ),
    declaration: read(declarationRef, normaliseDeclarationRef, 'declarationRef', 'must be a reference'),
    from: read(from, instantOf, 'from', 'must be an instant with an offset, e.g. 2026-03-01T00:00:00Z'),
    to: read(to, instantOf, 'to', 'must be an instant with an offset, e.g. 2026-03-01T00:00:00Z'),
  };
}

function read(
  text: string | undefined,
  reader: (text: string) => string | undefined,
  parameter: string,
  should: string,
): string | undefined {
  if (text === undefined) return undefined;
  const value = reader(text);
  if (value === undefined) throw invalidQuery(parameter, should);
  return value;
}

function instantOf(text: string): string | undefined {
  const read = parseInstant(text);
  return typeof read === 'string' ? undefined : read.instant;
}
