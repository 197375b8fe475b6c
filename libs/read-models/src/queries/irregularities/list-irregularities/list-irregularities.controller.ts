import {
  IRREGULARITIES,
  normaliseCarnetNumber,
  normaliseDeclarationRef,
  normaliseVehicleId,
  parseInstant,
} from '#kafila/domain';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe, wholeNumber } from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type JsonText } from '../../answers/json-text.js';
import { ListIrregularitiesQuery } from './list-irregularities.query.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { pageFields, readCursor } from '../../answers/cursor.js';
import { waitForField } from '../../reading/wait-for.js';
import { invalidQuery } from '../../answers/query.problems.js';
import { oneOf, PageOf } from '../../shapes.js';
import { type IrregularityFilter } from './irregularity-filter.js';
import {
  IRREGULARITY_CODES,
  IRREGULARITY_EXAMPLE,
  IrregularityShape,
  SEVERITIES,
} from '../../shown-irregularities/irregularity.shape.js';

const text = (description: string, example: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 200, description, examples: [example] }));

const IrregularitiesParameters = Type.Object(
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
@UseInterceptors(AnswerInterceptor)
export class ListIrregularitiesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'What does not fit and is not explained, the newest first',
    description: `An irregularity goes by itself when something explains it. The catalogue:\n\n${CATALOGUE}`,
  })
  @ApiQueryOf(IrregularitiesParameters)
  @ApiAnswer(200, PageOf(IrregularityShape), {
    description: 'A page of irregularities that stand.',
    examples: { irregularities: { items: [IRREGULARITY_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter or the cursor cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(
    @Query(QueryPipe(IrregularitiesParameters)) asked: Static<typeof IrregularitiesParameters>,
  ): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 500, fallback: 50 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(
      new ListIrregularitiesQuery(filterOf(asked), { after, limit }, asked.waitFor),
    );
  }
}

/** @throws Problem where a number or an instant has no form that could be found */
function filterOf(query: Static<typeof IrregularitiesParameters>): IrregularityFilter {
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
