import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type VouchForReportRequest } from './vouch-for-report.request.js';

/** The durable answer to whoever vouches for a report. */
export interface Vouched {
  readonly reportId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
  /** Somebody had vouched for it before. */
  readonly repeated: boolean;
}

/** The desk vouches for a report that does not count by itself. */
export class VouchForReportCommand extends Command<Vouched> {
  constructor(
    readonly request: VouchForReportRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
