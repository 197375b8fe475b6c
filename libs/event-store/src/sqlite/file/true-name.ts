import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EventStoreUnusable } from '../../event-store.errors.js';

/** One file has one lock, whatever links lead to it. Makes the folder where it is missing. @throws EventStoreUnusable */
export function trueName(file: string): string {
  try {
    if (existsSync(file)) return realpathSync(file);
    mkdirSync(dirname(file), { recursive: true });
    return join(realpathSync(dirname(file)), basename(file));
  } catch (cause) {
    throw new EventStoreUnusable(`No event store can be kept at ${file}: ${String(cause)}`, { cause });
  }
}
