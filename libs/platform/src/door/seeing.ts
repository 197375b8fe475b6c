import { AsyncLocalStorage } from 'node:async_hooks';
import { type Scopes } from './scope.js';

const seeing = new AsyncLocalStorage<Scopes>();

/**
 * What whoever is being answered may see; undefined: everything. Reads take it where they begin, in one place, so that none of
 * them can forget it. What is queued, shared or kept asks for it before, and hands it on.
 */
export function seenNow(): Scopes | undefined {
  return seeing.getStore();
}

/** Does work for somebody who sees only so much. */
export function seeingOnly<T>(sees: Scopes | undefined, work: () => T): T {
  return sees === undefined ? work() : seeing.run(sees, work);
}
