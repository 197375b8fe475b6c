import { carnetStream, convoyStream, type ReportedInstant } from '#kafila/domain';
import { type Caller } from '#kafila/platform';

/** A command but for its time, which the desk gives it. */
export type WithoutTime<Command> = Command extends { readonly at: ReportedInstant }
  ? Omit<Command, 'at'>
  : never;

/** What names the subject of a decision in the API: of a convoy its id, of a carnet its number. */
export type Subject = OnConvoy | OnCarnet;
export interface OnConvoy {
  readonly convoyId: string;
}
export interface OnCarnet {
  /** Normalised. */
  readonly carnetNumber: string;
}

/** The stream that keeps the decisions on it. */
export function streamOf(subject: Subject): string {
  return 'convoyId' in subject ? convoyStream(subject.convoyId) : carnetStream(subject.carnetNumber);
}

/** A decision as it was sent: what is decided (without its time), and the terms it was sent under. */
export interface DecisionToTake<Command, On extends Subject = Subject> {
  readonly subject: On;
  readonly command: Command;
  /** When the desk took it; null: now. */
  readonly decidedAt: ReportedInstant | null;
  readonly caller: Caller;
  /** Sent again under the same key, a decision gets its first answer, for ever. */
  readonly idempotencyKey?: string;
  /** Digest of what was sent. */
  readonly digest: string;
  /** Revision the stream must be at. */
  readonly ifMatch?: number;
}

/** The durable answer to a decision: where the last event stands that it led to. */
export interface DecisionTaken {
  readonly subject: Subject;
  readonly revision: number;
  readonly position: string;
  /** True where the decision had been taken before, under the same key. */
  readonly repeated: boolean;
}
