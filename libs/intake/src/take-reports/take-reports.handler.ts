import { type Caller, Problem, Turn } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Deadline } from '../streams/deadline.js';
import { ReportScope } from '../scope/report-scope.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { CountOutcomes } from './count-outcomes.js';
import { type JudgedReport, judgeReport } from './judge-report.js';
import { type Outcome, outcomeOf, refused } from './report-outcome.js';
import { type Sent, TakeReportsCommand } from './take-reports.command.js';
import { withinScope } from './within-scope.js';

/** A report that is to be recorded, and the place of its outcome. */
interface Offered extends JudgedReport {
  readonly index: number;
}

/** What was found out of reports before any is recorded. */
interface Looked {
  readonly outcomes: Outcome[];
  readonly byStream: ReadonlyMap<string, readonly Offered[]>;
}

/** Takes many reports, each for itself: a problem of one does not concern the others. */
@Injectable()
@CommandHandler(TakeReportsCommand)
export class TakeReportsHandler implements ICommandHandler<TakeReportsCommand> {
  constructor(
    private readonly writers: StreamWriters,
    private readonly counted: CountOutcomes,
    private readonly scope: ReportScope,
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
        for (const [i, one] of offered.entries()) outcomes[one.index] = outcomeOf(one, recordings[i]);
      }),
    );
    if (deadline.isOver) batch.giveUp();
    for (const { outcome } of outcomes) this.counted.count(outcome);
    return outcomes;
  }

  /** Looks at one report after the other until the batch is stopped, and never for long at once. */
  async #look({ reports, caller, batch }: TakeReportsCommand, deadline: Deadline): Promise<Looked> {
    const outcomes: Outcome[] = [];
    const byStream = new Map<string, Offered[]>();
    const turn = new Turn();
    let index = 0;
    for (const sent of reports) {
      if (!batch.goesOn()) break;
      const found = await this.#judged(sent, caller, deadline);
      if ('outcome' in found) {
        outcomes[index] = found;
        batch.note(found.outcome !== 'refused' || found.problem.status >= 500);
      } else {
        const others = byStream.get(found.stream);
        if (others) others.push({ ...found, index });
        else byStream.set(found.stream, [{ ...found, index }]);
        batch.note(true);
      }
      index += 1;
      if (turn.isOver()) await turn.next();
    }
    return { outcomes, byStream };
  }

  /** What is to be recorded, or the outcome where there is nothing to record. */
  async #judged(sent: Sent, caller: Caller, deadline: Deadline): Promise<JudgedReport | Outcome> {
    try {
      if ('problem' in sent) throw sent.problem;
      const judged = await withinScope(judgeReport(sent, caller), caller, this.scope);
      if (!judged.refusal) return judged;
      const [recording] = await this.writers.of(judged.stream).record([judged.fact], deadline);
      return outcomeOf(judged, recording);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return refused('body' in sent ? sent.body : undefined, error);
    }
  }
}
