import { bothClocks } from '../../clocks.js';
import { type ShownConvoy } from '../../convoy-to-report.js';
import { html, type Html } from '../../html.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** What was planned, what became of it, and the difference. */
export function againstPlan(convoy: ShownConvoy): readonly (readonly [string, Html | string])[] {
  const { route, plannedDeparture, plannedArrival, dispatchedAt, endedAt, vehicles } = convoy;
  const [start = null, end = null] = [route[0], route.at(-1)];
  const lastSeen =
    vehicles
      .flatMap(({ lastSeenAt }) => lastSeenAt ?? [])
      .sort()
      .at(-1) ?? null;
  const until = endedAt ?? lastSeen;
  const planned = daysBetween(plannedDeparture, plannedArrival);
  const taken = daysBetween(dispatchedAt, until);
  return [
    ['Departure planned', bothClocks(plannedDeparture, start)],
    ['Dispatched', html`${bothClocks(dispatchedAt, start)} ${late(plannedDeparture, dispatchedAt)}`],
    ['Arrival planned', bothClocks(plannedArrival, end)],
    ['Ended', html`${bothClocks(endedAt, end)} ${late(plannedArrival, endedAt)}`],
    ['Days planned', days(planned)],
    [
      endedAt === null ? 'Days so far' : 'Days taken',
      `${days(taken)}${planned === null || taken === null || endedAt === null ? '' : `, ${signed(taken - planned)} d`}`,
    ],
  ];
}

function daysBetween(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

function days(count: number | null): string {
  return count === null ? '–' : `${count.toFixed(1)} d`;
}

function late(planned: string | null, actual: string | null): string {
  if (planned === null || actual === null) return '';
  const hours = Math.round((Date.parse(actual) - Date.parse(planned)) / HOUR_MS);
  if (hours === 0) return 'as planned';
  const by = Math.abs(hours) < 72 ? `${Math.abs(hours)} h` : `${(Math.abs(hours) / 24).toFixed(1)} d`;
  return `${by} ${hours > 0 ? 'later' : 'earlier'} than planned`;
}

function signed(difference: number): string {
  return `${difference < 0 ? '–' : '+'}${Math.abs(difference).toFixed(1)}`;
}
