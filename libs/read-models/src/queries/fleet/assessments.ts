import { type AlertCode, type Severity } from '#kafila/domain';
import { type Scopes } from '#kafila/platform';

/** When a convoy is expected at the end of its trip. Instants are RFC 3339 in UTC; unknown is null. */
export interface ExpectedOfConvoy {
  /** Slug. */
  readonly place: string;
  readonly expectedAt: string | null;
  readonly earliestAt: string | null;
  readonly latestAt: string | null;
}

export interface GravestAlert {
  readonly code: AlertCode;
  readonly severity: Severity;
  readonly since: string;
}

/** What changes of a convoy with the clock. */
export interface Assessment {
  /** When it was looked at, RFC 3339 in UTC. */
  readonly assessedAt: string;
  readonly expectedArrival: ExpectedOfConvoy | null;
  readonly gravestAlert: GravestAlert | null;
}

/** The latest assessment of each convoy. */
export interface Assessments {
  /**
   * Undefined where it was not assessed yet.
   *
   * @param sees as whoever sees so much is told; undefined: everything
   */
  of(convoyId: string, sees: Scopes | undefined): Assessment | undefined;
}

export const ASSESSMENTS = Symbol('ASSESSMENTS');

export const NOT_ASSESSED: Assessments = { of: () => undefined };
