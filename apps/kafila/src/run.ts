import { type Readable } from 'node:stream';
import { type Output, type Terminal } from './terminal.js';

/** What a command runs in. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted with an `Interrupted` when the person says stop. */
  readonly signal: AbortSignal;
}

/** Runs what a command asks for; its result is the exit code. Given by the program to each command. */
export type Run = (work: (surroundings: Surroundings) => Promise<number>) => Promise<void>;
