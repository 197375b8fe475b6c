import {
  IRREGULARITIES,
  type IrregularityCode,
  normaliseCarnetNumber,
  normaliseDeclarationRef,
  normaliseVehicleId,
  parseInstant,
  type Severity,
} from '#kafila/domain';
import {
  AllOf,
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  IsText,
  type MemberDecorator,
  Optional,
  QueryPipe,
  wholeNumber,
  May,
} from '#kafila/platform';
import { applyDecorators, Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type JsonText } from '../../answers/json-text.js';
import { ListIrregularitiesQuery } from './list-irregularities.query.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { type Answer } from '../../answers/answer.js';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageParameters, readCursor } from '../../answers/cursor.js';
import { WaitForParameters } from '../../reading/wait-for.js';
import { invalidQuery } from '../../answers/query.problems.js';
import { IsOneOf } from '../../members.js';
import { type IrregularityFilter } from './irregularity-filter.js';
import {
  IRREGULARITY_CODES,
  IRREGULARITY_EXAMPLE,
  IrregularityPage,
  SEVERITIES,
} from '../../shown-irregularities/irregularity.answer.js';

const IsFilter = (description: string, example: string): MemberDecorator =>
  applyDecorators(Optional(), IsText({ min: 1, max: 200 }), Describe(description, example));

class IrregularityFilters {
  @Optional()
  @IsOneOf(IRREGULARITY_CODES, 'Only of this code.')
  readonly code?: IrregularityCode;

  @Optional()
  @IsOneOf(SEVERITIES, 'Only of this severity.')
  readonly severity?: Severity;

  @IsFilter('Only what this convoy shows: its own, its carnets and its declarations.', 'nlc-2026-031')
  readonly convoyId?: string;

  @IsFilter('Only what concerns this vehicle.', 'PK-TLK914')
  readonly vehicleId?: string;

  @IsFilter('Only what is about this TIR carnet.', 'XC12345678')
  readonly carnetNumber?: string;

  @IsFilter('Only what is about this customs declaration.', 'KAPE-EB-12345-20-07-2023')
  readonly declarationRef?: string;

  @IsFilter('Only what stands since this instant or later; RFC 3339 with an offset.', '2026-03-01T00:00:00Z')
  readonly from?: string;

  @IsFilter('Only what stands since before this instant; RFC 3339 with an offset.', '2026-04-01T00:00:00Z')
  readonly to?: string;
}

@Closed()
class IrregularitiesParameters extends AllOf(
  IrregularityFilters,
  PageParameters(500, 50),
  WaitForParameters,
) {}

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
  @May('convoys.read')
  @ApiOperation({
    summary: 'What does not fit and is not explained, the newest first',
    description: `An irregularity goes by itself when something explains it. The catalogue:\n\n${CATALOGUE}`,
  })
  @ApiQueryOf(IrregularitiesParameters)
  @ApiAnswer(200, IrregularityPage, {
    description: 'A page of irregularities that stand.',
    examples: { irregularities: { items: [IRREGULARITY_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter or the cursor cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  list(
    @Query(QueryPipe(IrregularitiesParameters)) asked: IrregularitiesParameters,
  ): Promise<Answer<JsonText>> {
    const limit = wholeNumber(asked.limit, { name: 'limit', min: 1, max: 500, fallback: 50 });
    const after = readCursor(asked.cursor);
    return this.queries.execute(
      new ListIrregularitiesQuery(filterOf(asked), { after, limit }, asked.waitFor),
    );
  }
}

/** @throws Problem where a number or an instant has no form that could be found */
function filterOf(query: IrregularitiesParameters): IrregularityFilter {
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
