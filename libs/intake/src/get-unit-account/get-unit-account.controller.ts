import {
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  type Caller,
  CallerIdentity,
  Closed,
  Describe,
  May,
  Optional,
  Problem,
  QueryPipe,
  wholeNumber,
} from '#kafila/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { GetUnitAccountQuery } from './get-unit-account.query.js';
import { UNIT_ACCOUNT_EXAMPLE, UnitAccountAnswer } from './unit-account.answer.js';

const MOST = 200;

@Closed()
class UnitAccountParameters {
  @Optional()
  @IsString()
  @Describe(
    'List reports after this position: that of a receipt, or nextAfter. Default: from the first.',
    '8',
  )
  readonly after?: string;

  @Optional()
  @IsString()
  @Describe(`Reports at once, 1 to ${MOST}; 100 unless given.`, '100')
  readonly limit?: string;
}

/** GET /v1/units/:unitId/reports */
@ApiTags('Field units')
@Controller('units/:unitId/reports')
export class GetUnitAccountController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('receipts.read')
  @ApiParam({ name: 'unitId', description: 'As its reports say it.', schema: { type: 'string' } })
  @ApiOperation({
    summary: "A unit's own account",
    description:
      'What is held of a unit: its receipts, page by page, the numbers of all its reports as ranges, and which are missing between them. ' +
      'Everything that was recorded before the call is in it. A unit reads its own, who may read receipts that of any unit, unless he has a scope.',
  })
  @ApiQueryOf(UnitAccountParameters)
  @ApiAnswer(200, UnitAccountAnswer, {
    description: 'What is held. Of a unit that is not known: nothing.',
    examples: { account: UNIT_ACCOUNT_EXAMPLE },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(403, 'Whoever calls may not.', 'not-allowed', 'not-your-unit', 'out-of-scope')
  @ApiProblem(503, 'Ask again later.', 'event-store-unavailable', 'event-store-changed')
  get(
    @Param('unitId') unitId: string,
    @Query(QueryPipe(UnitAccountParameters)) { after, limit }: UnitAccountParameters,
    @CallerIdentity() caller: Caller,
  ): Promise<UnitAccountAnswer> {
    const page = {
      after: positionIn(after ?? '0'),
      limit: wholeNumber(limit, { name: 'limit', min: 1, max: MOST, fallback: 100 }),
    };
    return this.queries.execute(new GetUnitAccountQuery(unitId, page, caller));
  }
}

function positionIn(after: string): bigint {
  if (/^\d{1,19}$/.test(after)) return BigInt(after);
  throw new Problem({
    status: 400,
    code: 'invalid-query',
    detail: 'The query cannot be understood: 1 parameter to correct, see errors.',
    errors: [{ pointer: '#/after', detail: 'must be a position: digits, as a receipt gives it' }],
  });
}
