import {
  ApiAnswer,
  ApiJsonBody,
  ApiProblem,
  BodyPipe,
  Describe,
  IsFormat,
  May,
  Open,
} from '#kafila/platform';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsInt, IsString } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { VouchForReportCommand, type Vouched } from './vouch-for-report.command.js';
import { VOUCH_EXAMPLE, VouchForReportRequest } from './vouch-for-report.request.js';

const EXAMPLE = {
  reportId: VOUCH_EXAMPLE.reportId,
  stream: 'convoy-nlc-2026-031',
  revision: 9,
  position: '12',
  recordedAt: '2026-03-03T16:12:00.000Z',
};

@Open({ name: 'ReportVouched' })
class VouchedAnswer {
  @IsFormat('uuid')
  @Describe('The report.', EXAMPLE.reportId)
  readonly reportId!: string;

  @IsString()
  @Describe('Stream that keeps both.', EXAMPLE.stream)
  readonly stream!: string;

  @IsInt()
  @Describe('Where in it stands that the desk vouches.', EXAMPLE.revision)
  readonly revision!: number;

  @IsString()
  @Describe('Its place in the store; give it as waitFor.', EXAMPLE.position)
  readonly position!: string;

  @IsFormat('date-time')
  @Describe("When it was kept, by the store's clock.", EXAMPLE.recordedAt)
  readonly recordedAt!: string;
}

/** POST /v1/reports/vouch */
@ApiTags('Dispatch desk')
@Controller('reports/vouch')
export class VouchForReportController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('reports.vouch')
  @ApiOperation({
    summary: 'Vouch for a report',
    description:
      'A report that does not count by itself counts from now on: one without a signature of a unit that signs, or one by a key that was revoked. It stays as it is. Vouched for again, it gets the first answer.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Sent again under the same key, it gets its first answer, for ever.',
    schema: { type: 'string', maxLength: 200 },
  })
  @ApiJsonBody(VouchForReportRequest, { examples: { 'seen by others too': VOUCH_EXAMPLE } })
  @ApiAnswer(201, VouchedAnswer, { description: 'Recorded, and durable.', examples: { vouched: EXAMPLE } })
  @ApiAnswer(200, VouchedAnswer, {
    description: 'The desk vouched for it before.',
    examples: { before: EXAMPLE },
  })
  @ApiProblem(400, 'Not readable.', 'malformed-json', 'malformed-header')
  @ApiProblem(403, 'Whoever calls may not.', 'not-allowed', 'out-of-scope')
  @ApiProblem(404, 'There is no such report.', 'unknown-report')
  @ApiProblem(409, 'The key stands for something else.', 'idempotency-key-reused')
  @ApiProblem(422, 'Not understandable.', 'invalid-body')
  @ApiProblem(
    503,
    'Try again, unchanged.',
    ...(['event-store-busy', 'event-store-unavailable', 'event-store-changed'] as const),
    ...(['convoy-contended', 'carnet-contended', 'declaration-contended'] as const),
  )
  async vouch(
    @Body(BodyPipe(VouchForReportRequest)) request: VouchForReportRequest,
    @Terms() terms: DecisionTerms,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Omit<Vouched, 'repeated'>> {
    const { repeated, ...vouched } = await this.commands.execute(new VouchForReportCommand(request, terms));
    if (repeated) void reply.code(200);
    return vouched;
  }
}
