import { type Readable } from 'node:stream';
import { type Output, type Terminal } from './terminal.js';

/** What a command runs in. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted with an `Interrupted` when the command is stopped. */
  readonly signal: AbortSignal;
}

/** Runs the work of a command, whose result is the exit code. */
export type Run = (work: (surroundings: Surroundings) => Promise<number>) => Promise<void>;
