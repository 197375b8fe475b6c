import { type Alert } from '#kafila/domain';
import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';

/** What a list of alerts is narrowed to; all of it must hold. */
export interface AlertFilter {
  readonly code?: string;
  readonly severity?: string;
  readonly convoyId?: string;
}

/** An alert of a convoy. */
export interface ConvoyAlert extends Alert {
  readonly convoyId: string;
  /** When the convoy was assessed, RFC 3339 in UTC. */
  readonly assessedAt: string;
}

export interface RaisedAlerts {
  /** The gravest first, then what lasts longest. */
  readonly items: readonly ConvoyAlert[];
  /** Every convoy was assessed at this instant or later; null: not all of them were yet. RFC 3339 in UTC. */
  readonly assessedAt: string | null;
  /** How many open convoys were not assessed yet. */
  readonly notAssessed: number;
  /** What is usual rests on everything recorded up to this position; null: not all are assessed yet. */
  readonly usualAsOf: string | null;
}

/** What is wrong, as it was assessed last: of all convoys that are not over, and of claims under the carnets of any. */
export class ListAlertsQuery extends Query<Answer<RaisedAlerts>> {
  constructor(
    readonly filter: AlertFilter = {},
    readonly waitFor?: string,
  ) {
    super();
  }
}
