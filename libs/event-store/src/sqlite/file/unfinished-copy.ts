import { existsSync } from 'node:fs';
import { EventStoreUnusable } from '../../event-store.errors.js';

/** Where a store lies that is being filled from another one, until it is whole. */
export function unfinishedCopyOf(file: string): string {
  return `${file}.copying`;
}

/** @throws EventStoreUnusable a copy to this place was begun and is not whole */
export function requireNoUnfinishedCopy(file: string): void {
  if (existsSync(file) || !existsSync(unfinishedCopyOf(file))) return;
  throw new EventStoreUnusable(
    `A copy to ${file} was not finished. Run kafila events copy again, or remove ${unfinishedCopyOf(file)}.`,
  );
}
