import { type Geography } from '#kafila/domain';
import { type EventStorePlace } from '#kafila/event-store';
import { type ProjectionLog, type ProjectionStatus } from '../running/projection-log.js';

/** What the thread of a runner is started with. It opens both by itself. */
export interface RunnerTask {
  readonly eventStore: EventStorePlace;
  /** As `openReadModels` takes it. */
  readonly readModels: string;
}

/** With the places and corridors that were added. */
export interface StartedRunner extends RunnerTask {
  readonly geography: Geography;
}

/** A call of a method of `ProjectionLog`. */
export type LogCall = {
  [Kind in keyof ProjectionLog]: readonly [Kind, ...Parameters<ProjectionLog[Kind]>];
}[keyof ProjectionLog];

/** What the thread tells the one that started it, in order. */
export type RunnerNews =
  | { readonly what: 'status'; readonly status: ProjectionStatus }
  | { readonly what: 'committed'; readonly seconds: number }
  /** Rows up to this position can be read. */
  | { readonly what: 'advanced'; readonly position: bigint }
  | { readonly what: 'log'; readonly call: LogCall };

/** Tells the thread to end. */
export const STOP = 'stop';
