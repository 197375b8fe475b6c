import { instantAfter } from '#kafila/domain';
import { v7 as uuidv7 } from 'uuid';
import { type Tracker } from './tracker.js';

/** The side of a border at which it waits. */
export const PLACE = 'torkham-pk';
const ROUTE = ['islamabad', 'peshawar', PLACE, 'torkham-af', 'jalalabad', 'kabul'];
/** Longer than nine of ten wait there. */
const WAITING_HOURS = 200;

/** Its id. */
export const ID = 'bench-waiting';

/** A convoy that waits at the border now. @returns since when */
export async function waitAtBorder(tracker: Tracker): Promise<string> {
  const now = new Date().toISOString();
  const at = (hours: number): string => instantAfter(now, hours - WAITING_HOURS);
  const report = (type: string, place: string, hours: number): object => ({
    ...{ reportId: uuidv7(), type, place, convoyId: ID, occurredAt: at(hours) },
    unit: { unitId: 'bench' },
  });
  const steps: readonly [string, object][] = [
    [
      '/convoys',
      {
        ...{ convoyId: ID, route: ROUTE, regime: 'TIR', occurredAt: at(-40) },
        plannedDeparture: at(-20),
        vehicles: [{ plate: 'BEN-1', country: 'PK' }],
      },
    ],
    [`/convoys/${ID}/dispatch`, { occurredAt: at(-20) }],
    ['/reports', [report('CheckpointPassed', 'peshawar', -4), report('BorderArrived', PLACE, 0)]],
  ];
  for (const [path, body] of steps) {
    const { status, body: said } = await tracker.post(path, body);
    if (status >= 300) throw new Error(`${path} was answered ${status}: ${JSON.stringify(said)}`);
  }
  return at(0);
}
