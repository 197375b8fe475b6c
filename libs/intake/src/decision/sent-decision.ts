import { type ReportedInstant } from '#kafila/domain';
import { type DecisionTerms } from './decision-terms.js';
import { type Subject } from './subject.js';

/** A command but for its time, which the desk gives it. */
export type WithoutTime<Command> = Command extends { readonly at: ReportedInstant }
  ? Omit<Command, 'at'>
  : never;

/** A decision as it was sent: on what, with what body, under which terms. */
export interface SentDecision<On extends Subject = Subject> {
  readonly subject: On;
  readonly request: {
    /** RFC 3339 with its offset; left out: now. */
    readonly occurredAt?: string;
  };
  readonly terms: DecisionTerms;
}

/** The durable answer to a decision: the revision of its last event, and the position of the last one that it led to anywhere. */
export interface DecisionTaken {
  readonly subject: Subject;
  readonly revision: number;
  readonly position: string;
  /** True where the decision had been taken before, under the same key. */
  readonly repeated: boolean;
}
