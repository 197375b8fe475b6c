import { Readable } from 'node:stream';
import { type Caller, CallerIdentity, May, prefersProfile, Problem, TAKES_TEXT } from '#kafila/platform';
import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { MissingOfUnits } from '../get-unit-account/missing-of-units.js';
import { SIGNING_KEYS, type SigningKeys } from '../signed-reports/signing-keys.js';
import { Batch } from '../take-reports/batch.js';
import { SHORT_TYPE } from '../take-reports/short/short.answers.js';
import { TakeReportStreamCommand } from '../take-reports/take-report-stream.command.js';
import { readThinLines } from './read-thin-lines.js';
import { ApiThinReports } from './thin-reports.api.js';

/** POST /v1/reports/thin: reports of 160 characters each, as gateways of short messages hand them on. */
@Controller('reports/thin')
export class ThinReportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly missing: MissingOfUnits,
    @Inject(SIGNING_KEYS) private readonly keys: SigningKeys,
  ) {}

  @Post()
  @ApiThinReports()
  @May('reports.hand-over')
  @RouteConfig(TAKES_TEXT)
  async take(
    @Body() body: unknown,
    @CallerIdentity() caller: Caller,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(body instanceof Readable)) throw noText();
    const batch = new Batch();
    const inShort = prefersProfile(headers.accept, 'application/json', 'short');
    const read = readThinLines(caller, this.keys);
    const command = new TakeReportStreamCommand(body, caller, batch, inShort, read);
    const spool = await this.commands.execute(command);
    const missing = await this.missing.of(batch.units, caller);
    const answer = Readable.from(spool.answer(missing), { objectMode: false });
    reply
      .code(200)
      .type(inShort ? SHORT_TYPE : 'application/json')
      .send(answer);
  }
}

function noText(): Problem {
  return new Problem({
    status: 415,
    code: 'unsupported-media-type',
    detail: 'Thin reports are sent as lines of text; set the header content-type to text/plain.',
    facts: { accepted: ['text/plain'] },
    headers: { accept: 'text/plain' },
  });
}
