import { type AccessEntry } from './access-entry.js';

/** Who saw, looked for, decided and was refused what. */
export interface AccessLog {
  /** Until it is written. @throws where it cannot be */
  note(entry: AccessEntry): Promise<void>;
  /** Sums up what comes often; what cannot be written is lost. */
  noteRefusal(entry: AccessEntry): void;
  /** Whether the last entry could be written. */
  readonly isWritable: boolean;
}

/** Keeps nothing: for tests, and for parts of a service. */
export const NO_ACCESS_LOG: AccessLog = {
  note: () => Promise.resolve(),
  noteRefusal: () => undefined,
  isWritable: true,
};
