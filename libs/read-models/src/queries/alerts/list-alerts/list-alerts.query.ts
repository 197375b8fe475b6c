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
}

export interface RaisedAlerts {
  /** The gravest first, then what lasts longest. */
  readonly items: readonly ConvoyAlert[];
  /** When it was looked at, RFC 3339 in UTC. */
  readonly now: string;
  /** What is usual rests on everything recorded up to this position. */
  readonly usualAsOf: string;
}

/** What is wrong now: of all convoys that are not over, and of claims under the carnets of any. */
export class ListAlertsQuery extends Query<Answer<RaisedAlerts>> {
  constructor(
    readonly filter: AlertFilter = {},
    readonly waitFor?: string,
  ) {
    super();
  }
}
