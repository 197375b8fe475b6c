import { type EventStorePlace } from '#kafila/event-store';
import { type ProjectionLog, type ProjectionStatus } from '../running/projection-log.js';

/** What the thread of a runner is started with: it opens both by itself. */
export interface RunnerTask {
  readonly eventStore: EventStorePlace;
  /** As `openReadModels` takes it. */
  readonly readModels: string;
}

/** An entry for the people who run it: which, and what it says. */
export type LogCall = {
  [Kind in keyof ProjectionLog]: readonly [Kind, ...Parameters<ProjectionLog[Kind]>];
}[keyof ProjectionLog];

/** What the thread tells whoever started it, in the order in which it came about. */
export type RunnerNews =
  | { readonly what: 'status'; readonly status: ProjectionStatus }
  | { readonly what: 'committed'; readonly seconds: number }
  /** Rows up to a position can be read. */
  | { readonly what: 'advanced'; readonly position: bigint }
  | { readonly what: 'log'; readonly call: LogCall };

/** What the thread is told when it is to end. */
export const STOP = 'stop';
