import { type DiskFault } from './faulty-disk.js';

/** What the program `write-in-turns` shall do. */
export interface WritingRun {
  readonly file: string;
  /** After nine tenths of them the store is closed and opened again. */
  readonly turns: number;
  /** Of each turn: they are one group. */
  readonly appends: number;
  readonly fault: DiskFault;
}

/** What it says. */
export type Told =
  | {
      readonly told: 'kept';
      readonly stream: string;
      readonly revision: number;
      readonly ids: readonly string[];
    }
  /** The store could not be opened, or an append was refused. */
  | {
      readonly told: 'refused';
      readonly append: string | undefined;
      readonly name: string;
      readonly message: string;
    }
  /** What the store says that keeps it from work. */
  | { readonly told: 'fault'; readonly code: string }
  | { readonly told: 'end' };

/** The whole lines of what it said, by the file of the run. */
export function toldIn(said: string): Map<string, Told[]> {
  const told = new Map<string, Told[]>();
  for (const line of said.slice(0, said.lastIndexOf('\n') + 1).split('\n')) {
    if (line === '') continue;
    const { file, ...one } = JSON.parse(line) as Told & { file: string };
    told.set(file, [...(told.get(file) ?? []), one]);
  }
  return told;
}
