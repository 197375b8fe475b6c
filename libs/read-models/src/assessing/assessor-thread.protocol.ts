import { type Geography } from '#kafila/domain';

/** What the thread of an assessor is started with. */
export interface StartedAssessor {
  /** As `openReadModels` takes it; the thread opens them by itself. */
  readonly readModels: string;
  /** The places and corridors that were added. */
  readonly geography: Geography;
}

/** What the thread is told: that something may have changed, or that it is to end. */
export type ToldAssessor = 'wake' | 'stop';
