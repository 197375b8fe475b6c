import { convoyOfStream, present, SCHEMA_VERSION, VOUCHING } from '#kafila/domain';
import { type NewEvent, type Placement } from '#kafila/event-store';
import { calledBy, Problem } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v7 as uuidv7 } from 'uuid';
import { idempotencyKeyReused } from '../decision/decision.problems.js';
import { instantOf } from '../fields/instant.js';
import { wrongField } from '../fields/wrong-field.problem.js';
import { ConvoysInScope } from '../scope/convoys-in-scope.js';
import { PapersInScope } from '../scope/papers-in-scope.js';
import { digestOf, IllFormedText } from '../streams/digest.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { VouchForReportCommand, type Vouched } from './vouch-for-report.command.js';
import { reportIn } from './vouched-stream.js';
import { streamNamedBy } from './vouched-subject.js';

@Injectable()
@CommandHandler(VouchForReportCommand)
export class VouchForReportHandler implements ICommandHandler<VouchForReportCommand> {
  constructor(
    private readonly writers: StreamWriters,
    private readonly convoys: ConvoysInScope,
    private readonly papers: PapersInScope,
  ) {}

  /** @throws Problem `unknown-report`, `out-of-scope`, `idempotency-key-reused`, `invalid-body` */
  async execute(command: VouchForReportCommand): Promise<Vouched> {
    const { request, terms } = command;
    const stream = streamNamedBy(request);
    const [digest, reportId] = [digestOfVouching(command, stream), request.reportId.toLowerCase()];
    await this.#requireInScope(command, stream);
    const { store } = this.writers;
    return this.writers.of(stream).decide(async () => {
      const found = await reportIn(store, stream, reportId, terms.idempotencyKey);
      const { revision, underKey } = found;
      if (underKey && underKey.metadata['digest'] !== digest)
        throw idempotencyKeyReused(terms.idempotencyKey ?? '', underKey.metadata['digest'], digest);
      const before = underKey ?? found.vouched;
      const answer = (placement: Placement | undefined): Vouched =>
        answerOf(reportId, stream, placement, before);
      if (before) return { events: [], revision, answer: () => answer(before) };
      if (!found.isThere) throw unknownReport(stream, reportId);
      const event = newEvent(command, stream, reportId, digest);
      return { events: [event], revision, answer: ([placement]) => answer(placement) };
    });
  }

  async #requireInScope({ terms }: VouchForReportCommand, stream: string): Promise<void> {
    const { scope } = terms.caller;
    const convoyId = convoyOfStream(stream);
    if (convoyId === undefined) await this.papers.require(scope, stream);
    else await this.convoys.require(scope, convoyId);
  }
}

function newEvent(
  { request, terms }: VouchForReportCommand,
  stream: string,
  reportId: string,
  digest: string,
): NewEvent {
  const { occurredAt, note, synthetic } = request;
  const at =
    occurredAt === undefined
      ? { instant: new Date().toISOString(), offset: '+00:00' }
      : instantOf(occurredAt, '/occurredAt');
  const convoyId = convoyOfStream(stream);
  return {
    id: uuidv7(),
    type: VOUCHING,
    data: { reportId, occurredAt: at.instant, offset: at.offset, ...present({ note, synthetic }) },
    metadata: {
      ...(convoyId === undefined ? {} : { convoyId }),
      $correlationId: convoyId ?? stream,
      ...calledBy(terms.caller),
      schemaVersion: SCHEMA_VERSION,
      digest,
      ...present({ idempotencyKey: terms.idempotencyKey }),
    },
  };
}

function digestOfVouching({ request }: VouchForReportCommand, stream: string): string {
  try {
    return digestOf({ decision: 'vouch', stream, body: request });
  } catch (error) {
    if (!(error instanceof IllFormedText)) throw error;
    throw wrongField(error.pointer.replace(/^\/body/, ''), 'ill-formed-text', 'holds half of a character');
  }
}

function answerOf(
  reportId: string,
  stream: string,
  placement: Placement | undefined,
  before: object | undefined,
): Vouched {
  if (!placement) throw new Error('What was recorded has no place.');
  const { revision, position, recordedAt } = placement;
  return {
    reportId,
    stream,
    revision,
    position: String(position),
    recordedAt,
    repeated: before !== undefined,
  };
}

function unknownReport(stream: string, reportId: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-report',
    detail:
      'Nobody has reported this there, or it is no report. Name what the report is about, as the report does.',
    facts: { stream, reportId },
  });
}
