import { Readable } from 'node:stream';
import { type Caller, CallerIdentity, JUDGES_FAULTS, May, prefersProfile, Problem } from '#kafila/platform';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { MissingOfUnits } from '../get-unit-account/missing-of-units.js';
import { Batch } from './batch.js';
import { problemOf, type Receipt, refused } from './report-outcome.js';
import { ApiReports } from './reports.api.js';
import { SHORT_TYPE } from './short/short.answers.js';
import { shortOutcome } from './short/short-outcome.js';
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
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { jsonFaults } = request;
    const inShort = prefersProfile(request.headers.accept, 'application/json', 'short');
    const mediaType = inShort ? SHORT_TYPE : 'application/json';
    if (body instanceof Readable) {
      const batch = new Batch();
      const spool = await this.commands.execute(new TakeReportStreamCommand(body, caller, batch, inShort));
      const missing = await this.missing.of(batch.units, caller);
      const answer = Readable.from(spool.answer(missing), { objectMode: false });
      reply.code(200).type(mediaType).send(answer);
      return;
    }
    if (Array.isArray(body)) {
      const reports = body.map((one: unknown, index) => ({ body: one, fault: jsonFaults?.get(index) }));
      const batch = new Batch();
      const outcomes = await this.commands.execute(new TakeReportsCommand(reports, caller, batch));
      if (inShort) reply.type(SHORT_TYPE);
      const told = outcomes.map((outcome, index) =>
        inShort ? shortOutcome(outcome) : { index, ...batch.told(outcome, undefined) },
      );
      const end = batch.isStopped ? [{ index: outcomes.length, outcome: 'stopped' }] : [];
      const missing = await this.missing.of(batch.units, caller);
      reply.code(200).send({ outcomes: [...told, ...end], ...(missing && { missing }) });
      return;
    }
    if (body === undefined) throw emptyBody();
    const command = new TakeReportCommand(body, caller, jsonFaults?.get(0));
    if (inShort) {
      await this.#takeInShort(command, request, reply);
      return;
    }
    const receipt = await this.commands.execute(command);
    reply.code(statusOf(receipt)).send(receipt);
  }

  async #takeInShort(
    command: TakeReportCommand,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    reply.type(SHORT_TYPE);
    try {
      const receipt = await this.commands.execute(command);
      reply.code(statusOf(receipt)).send(shortOutcome(receipt));
    } catch (error) {
      const problem = problemOf(error);
      request.problemCode = problem.code;
      reply
        .code(problem.status)
        .headers(problem.headers)
        .send(shortOutcome(refused(command.report, problem)));
    }
  }
}

function statusOf({ outcome }: Receipt): number {
  return outcome === 'recorded' ? 201 : 200;
}

function emptyBody(): Problem {
  return new Problem({
    status: 400,
    code: 'empty-body',
    detail:
      'Send one report as a JSON object, many as a JSON array, or a stream of them as application/x-ndjson.',
  });
}
