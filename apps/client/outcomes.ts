import { type Answer, refusalOf } from './api.js';
import { ServiceFailure, ServiceUnreachable } from './service-failure.js';

/** What a service said of one report of many, not checked yet. */
export interface Outcome {
  readonly outcome?: unknown;
  readonly reportId?: unknown;
  readonly stream?: unknown;
  readonly revision?: unknown;
  readonly position?: unknown;
  readonly problem?: unknown;
  /** Where refused without a problem document, as the service does after the first hundred. */
  readonly status?: unknown;
  readonly code?: unknown;
}

/**
 * The outcomes of reports that were sent together, in their order.
 *
 * @throws ServiceUnreachable where the service cannot take them now
 * @throws ServiceFailure where the answer is anything else
 */
export function outcomesIn(answer: Answer, expected: number): readonly Outcome[] {
  const { outcomes } = (answer.body ?? {}) as { outcomes?: unknown };
  if (answer.status === 200 && Array.isArray(outcomes) && outcomes.length === expected) {
    return outcomes as readonly Outcome[];
  }
  const found = `${expected} reports were sent together; the answer was ${refusalOf(answer)}`;
  throw answer.status === 503 ? new ServiceUnreachable(found) : new ServiceFailure(found);
}
