import {
  type Alert,
  ascending,
  raisingAlerts,
  type Severity,
  type UsualTimesByCorridor,
} from '#kafila/domain';
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type Database } from '../../database/schema.js';
import { inTurns } from '../../past/in-turns.js';
import { type ConvoyForecast, forecastingConvoy } from './forecast.js';
import { type ArrivalOfConvoy } from './arrival-of-convoy.js';
import { readWatched, type WatchedNow } from './watched-convoys.js';

/** What changes with the clock, of one convoy at one instant. */
export interface Assessment {
  readonly convoyId: string;
  readonly arrival: ArrivalOfConvoy | null;
  /** The gravest first, then what lasts longest. */
  readonly alerts: readonly Alert[];
  /** What is expected of each vehicle: JSON, packed by `deflate`. */
  readonly forecast: Buffer;
  /** Names what is told of it: where two assessments have the same, nothing to speak of has changed. */
  readonly told: string;
}

/** What is expected and what is wrong at an instant, of each of these convoys. @param now RFC 3339 in UTC */
export async function assessConvoys(
  db: Database,
  convoyIds: readonly string[],
  now: string,
  usual: UsualTimesByCorridor,
): Promise<readonly Assessment[]> {
  const watched = new Map((await readWatched(db, convoyIds)).map((each) => [each.convoyId, each]));
  const assessed: Assessment[] = [];
  for (const convoyId of convoyIds) {
    const each = watched.get(convoyId);
    assessed.push(each ? await assess(each, now, usual) : overAndDone(convoyId));
  }
  return assessed;
}

async function assess(watched: WatchedNow, now: string, usual: UsualTimesByCorridor): Promise<Assessment> {
  const { convoyId, convoy } = watched;
  const usually = usual.on(convoy.corridorId);
  const alerts = await inTurns(raisingAlerts(watched, now, usually));
  const forecast = await inTurns(forecastingConvoy(convoy, now, usually));
  return assessmentOf(convoyId, forecast, [...alerts].sort(gravestFirst));
}

/** Nothing is expected of a convoy that is over, and nothing can go wrong with it. */
function overAndDone(convoyId: string): Assessment {
  return assessmentOf(convoyId, { vehicles: [], arrival: null, ways: [] }, []);
}

function assessmentOf(
  convoyId: string,
  { vehicles, arrival, ways }: ConvoyForecast,
  alerts: readonly Alert[],
): Assessment {
  const forecast = deflateSync(`[${vehicles.join(',')}]`, { level: 1 });
  return { convoyId, arrival, alerts, forecast, told: toldOf({ arrival, ways }, alerts) };
}

/** What moves by less is not told anew: it moves every minute. */
const TOLD_MINUTES = 5;

/**
 * Names what the live feed tells: the alerts, which vehicles are expected where and on what grounds, and when the convoy is
 * expected, to five minutes.
 */
function toldOf({ arrival, ways }: Omit<ConvoyForecast, 'vehicles'>, alerts: readonly Alert[]): string {
  const expected = arrival && [
    ...[arrival.expectedAt, arrival.earliestAt, arrival.latestAt].map(roughly),
    arrival.basis,
  ];
  return createHash('sha256')
    .update(JSON.stringify([alerts, expected, ways]))
    .digest('base64url');
}

function roughly(instant: string): number {
  return Math.floor(Date.parse(instant) / (TOLD_MINUTES * 60_000));
}

const GRAVE: readonly Severity[] = ['critical', 'warning', 'info'];

/** The gravest first, then what lasts longest. */
export function gravestFirst(a: Alert, b: Alert): number {
  return GRAVE.indexOf(a.severity) - GRAVE.indexOf(b.severity) || ascending(a.since, b.since);
}
