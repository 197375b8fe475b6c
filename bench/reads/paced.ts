import { setTimeout as delay } from 'node:timers/promises';

/** Begins something so often a second, whether or not what was begun before is over. */
export async function paced(
  perSecond: number,
  seconds: number,
  act: (n: number) => Promise<void>,
): Promise<void> {
  const begin = performance.now();
  const going: Promise<void>[] = [];
  while (going.length < perSecond * seconds) {
    const due = Math.min(((performance.now() - begin) * perSecond) / 1000, perSecond * seconds);
    while (going.length < due) going.push(act(going.length));
    await delay(1);
  }
  await Promise.all(going);
}
