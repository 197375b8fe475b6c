import { type ReportedInstant } from '#kafila/domain';
import { digestOfDecision } from '../decision/digest-of-decision.js';
import { type SentDecision } from '../decision/sent-decision.js';
import { type Subject } from '../decision/subject.js';
import { instantOf } from '../fields/instant.js';

export interface DecisionToTake<On extends Subject = Subject> extends SentDecision<On> {
  /** When the desk took it; null: now. */
  readonly decidedAt: ReportedInstant | null;
  readonly digest: string;
}

/** @throws Problem `invalid-body` (422) where its time or a text cannot be understood */
export function decisionToTake<On extends Subject>(
  { type }: { readonly type: string },
  sent: SentDecision<On>,
): DecisionToTake<On> {
  const { occurredAt } = sent.request;
  const decidedAt = occurredAt === undefined ? null : instantOf(occurredAt, '/occurredAt');
  return { ...sent, decidedAt, digest: digestOfDecision(type, sent) };
}
