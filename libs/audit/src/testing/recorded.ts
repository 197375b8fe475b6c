import { type RecordedEvent } from '#kafila/event-store';
import { type TransparencyLog } from '../log/transparency-log.js';
import { roadEvent } from './audited-world.js';

/** Events of two streams as a store would hand them out, at positions with gaps. */
export function recorded(count: number, first = 0): RecordedEvent[] {
  return Array.from({ length: count }, (_, at) => {
    const n = first + at;
    return {
      ...roadEvent(n),
      id: `00000000-0000-7000-8000-${n.toString().padStart(12, '0')}`,
      stream: `convoy-c${n % 2}`,
      revision: Math.floor(n / 2),
      position: BigInt(3 * n + 1),
      recordedAt: new Date(1_750_000_000_000 + n).toISOString(),
    };
  });
}

/** Appends in portions of the given sizes, again and again until all is in. */
export async function appendAll(
  log: TransparencyLog,
  events: readonly RecordedEvent[],
  portions: readonly number[],
): Promise<void> {
  for (let [at, turn] = [0, 0]; at < events.length; turn++) {
    const portion = portions[turn % portions.length] ?? 1;
    await log.append(events.slice(at, at + portion));
    at += portion;
  }
}
