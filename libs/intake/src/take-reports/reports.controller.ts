import { Readable } from 'node:stream';
import { type Caller, CallerIdentity, JUDGES_FAULTS, Problem, May } from '#kafila/platform';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { MissingOfUnits } from '../get-unit-account/missing-of-units.js';
import { Batch } from './batch.js';
import { ApiReports } from './reports.api.js';
import { TakeReportStreamCommand } from './take-report-stream.command.js';
import { TakeReportCommand } from './take-report.command.js';
import { TakeReportsCommand } from './take-reports.command.js';

/** POST /v1/reports: one report, an array of them, or an NDJSON stream of any length. */
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly missing: MissingOfUnits,
  ) {}

  @Post()
  @ApiReports()
  @May('reports.hand-over')
  @RouteConfig(JUDGES_FAULTS)
  async take(
    @Body() body: unknown,
    @CallerIdentity() caller: Caller,
    @Req() { jsonFaults }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (body instanceof Readable) {
      const batch = new Batch();
      const spool = await this.commands.execute(new TakeReportStreamCommand(body, caller, batch));
      const missing = await this.missing.of(batch.units, caller);
      const answer = Readable.from(spool.answer(missing), { objectMode: false });
      reply.code(200).type('application/json').send(answer);
      return;
    }
    if (Array.isArray(body)) {
      const reports = body.map((one: unknown, index) => ({ body: one, fault: jsonFaults?.get(index) }));
      const batch = new Batch();
      const outcomes = await this.commands.execute(new TakeReportsCommand(reports, caller, batch));
      const told = outcomes.map((outcome, index) => ({ index, ...batch.told(outcome, undefined) }));
      const end = batch.isStopped ? [{ index: outcomes.length, outcome: 'stopped' }] : [];
      const missing = await this.missing.of(batch.units, caller);
      reply.code(200).send({ outcomes: [...told, ...end], ...(missing && { missing }) });
      return;
    }
    if (body === undefined) throw emptyBody();
    const receipt = await this.commands.execute(new TakeReportCommand(body, caller, jsonFaults?.get(0)));
    reply.code(receipt.outcome === 'recorded' ? 201 : 200).send(receipt);
  }
}

function emptyBody(): Problem {
  return new Problem({
    status: 400,
    code: 'empty-body',
    detail:
      'Send one report as a JSON object, many as a JSON array, or a stream of them as application/x-ndjson.',
  });
}
