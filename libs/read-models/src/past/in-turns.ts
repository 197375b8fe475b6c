import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long others in the process wait for their turn, in milliseconds. */
const MOST_MS = 4;

/** Works through what yields between its portions: others have their turn whenever it has taken long. */
export async function inTurns<T>(working: Iterator<unknown, T>): Promise<T> {
  let began = performance.now();
  for (let next = working.next(); ; next = working.next()) {
    if (next.done === true) {
      // What comes next may take as long again.
      if (performance.now() - began > MOST_MS / 2) await nextTurn();
      return next.value;
    }
    if (performance.now() - began < MOST_MS) continue;
    await nextTurn();
    began = performance.now();
  }
}
