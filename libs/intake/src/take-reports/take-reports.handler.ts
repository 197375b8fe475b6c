import { type Caller, Problem, Turn } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Deadline } from '../streams/deadline.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { ReadUnitAccounts } from '../unit-accounts/read-unit-accounts.js';
import { CountOutcomes } from './count-outcomes.js';
import { type JudgedReport, type SentReport } from './judging/judge-report.js';
import { type Found, type Looked, LookedAt } from './looked-at.js';
import { type Outcome, outcomeOf, refused } from './report-outcome.js';
import { ReportJudge } from './judging/report-judge.js';
import { type Sent, TakeReportsCommand } from './take-reports.command.js';

/** Takes many reports, each for itself: a problem of one does not concern the others. */
@Injectable()
@CommandHandler(TakeReportsCommand)
export class TakeReportsHandler implements ICommandHandler<TakeReportsCommand> {
  constructor(
    private readonly writers: StreamWriters,
    private readonly counted: CountOutcomes,
    private readonly judge: ReportJudge,
    private readonly units: ReadUnitAccounts,
  ) {}

  /**
   * Resolves, in the order given, when all that could be recorded are durable. What is no problem of a report throws;
   * sent again, they get their receipts.
   */
  async execute(command: TakeReportsCommand): Promise<readonly Outcome[]> {
    const { batch } = command;
    const deadline = batch.isGivenUp ? new Deadline(0) : this.writers.deadline();
    const { outcomes, byStream } = await batch.inOrder(() => this.#look(command, deadline));
    await Promise.all(
      [...byStream].map(async ([stream, offered]) => {
        const recordings = await this.writers.of(stream).record(
          offered.map(({ fact }) => fact),
          deadline,
        );
        for (const [i, one] of offered.entries()) {
          const outcome = outcomeOf(one, recordings[i]);
          outcomes[one.index] = outcome;
          if (outcome.outcome === 'refused') continue;
          this.units.accounts.noteReceipt(one.report.unit);
          batch.noteRecorded(one.report.unit);
        }
      }),
    );
    if (deadline.isOver) batch.giveUp();
    for (const { outcome } of outcomes) this.counted.count(outcome);
    return outcomes;
  }

  /** Looks at one report after the other until the batch is stopped, and never for long at once. */
  async #look({ reports, caller, batch }: TakeReportsCommand, deadline: Deadline): Promise<Looked> {
    const looked = new LookedAt(batch);
    const turn = new Turn();
    for (const sent of reports) {
      if (!batch.goesOn()) break;
      const found = this.#judged(sent, caller, deadline);
      if (found instanceof Promise) await looked.later(found);
      else await looked.next(found);
      if (turn.isOver()) await turn.next();
    }
    return looked.all();
  }

  /** What is to be recorded, or the outcome where there is nothing to record; later where that is not known at once. */
  #judged(sent: Sent, caller: Caller, deadline: Deadline): Found | Promise<Found> {
    try {
      if ('problem' in sent) throw sent.problem;
      const judged = this.judge.judge(sent, caller);
      if (!(judged instanceof Promise) && !judged.refusal) return judged;
      return this.#judgedLater(sent, judged, deadline);
    } catch (error) {
      return refusedBy(error, sent);
    }
  }

  async #judgedLater(
    sent: SentReport,
    later: JudgedReport | Promise<JudgedReport>,
    deadline: Deadline,
  ): Promise<Found> {
    try {
      const judged = await later;
      if (!judged.refusal) return judged;
      const [recording] = await this.writers.of(judged.stream).record([judged.fact], deadline);
      return outcomeOf(judged, recording);
    } catch (error) {
      return refusedBy(error, sent);
    }
  }
}

/** @throws what is no problem of the report */
function refusedBy(error: unknown, sent: Sent): Outcome {
  if (!(error instanceof Problem)) throw error;
  return refused('body' in sent ? sent.body : undefined, error);
}
