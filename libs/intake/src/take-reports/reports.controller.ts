import { Readable } from 'node:stream';
import { type Caller, CallerIdentity, Problem } from '#kafila/platform';
import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { OutcomeSpool } from './outcome-spool.js';
import { ApiReports } from './reports.api.js';
import { ReportTaker } from './report-taker.js';
import { takeStream } from './take-stream.js';

/** POST /v1/reports: one report, an array of them, or an NDJSON stream of any length. */
@Controller('reports')
export class ReportsController {
  constructor(@Inject(ReportTaker) private readonly taker: ReportTaker) {}

  @Post()
  @ApiReports()
  async take(
    @Body() body: unknown,
    @CallerIdentity() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (body instanceof Readable) return this.#takeStream(body, caller, reply);
    if (Array.isArray(body)) {
      const outcomes = await this.taker.takeMany(
        body.map((one: unknown) => ({ body: one })),
        caller,
      );
      reply.code(200).send({ outcomes: outcomes.map((outcome, index) => ({ index, ...outcome })) });
      return;
    }
    if (body === undefined) throw emptyBody();
    const receipt = await this.taker.take(body, caller);
    reply.code(receipt.outcome === 'recorded' ? 201 : 200).send(receipt);
  }

  async #takeStream(body: Readable, caller: Caller, reply: FastifyReply): Promise<void> {
    const spool = new OutcomeSpool();
    try {
      await takeStream(body as AsyncIterable<Uint8Array>, this.taker, caller, spool);
    } catch (error) {
      await spool.close();
      throw error;
    }
    reply
      .code(200)
      .type('application/json')
      .send(Readable.from(spool.answer(), { objectMode: false }));
  }
}

function emptyBody(): Problem {
  return new Problem({
    status: 400,
    code: 'empty-body',
    title: 'Empty body',
    detail:
      'Send one report as a JSON object, many as a JSON array, or a stream of them as application/x-ndjson.',
  });
}
