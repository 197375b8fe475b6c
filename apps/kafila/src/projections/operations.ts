import { type ProjectionOperations } from '#kafila/read-models';

/** What operators do to projections. */
export type Operations = Pick<
  ProjectionOperations,
  'list' | 'rebuild' | 'compare' | 'switch' | 'drop' | 'parked' | 'retry' | 'skip' | 'skipped' | 'log'
>;

export interface OpenOperations {
  readonly operations: Operations;
  readonly close: () => Promise<void>;
}

/** Opens the stores that the environment names. */
export type Opener = (env: Readonly<Record<string, string | undefined>>) => Promise<OpenOperations>;
