import { type Leg, legBetween, placeOf, type Position } from '#kafila/domain';
import { deadZoneOf, FASTEST_TRUCK_KMH, usualKmh } from '../parameters/driving.js';
import { DAY, HOUR, hourOfDay } from './local-time.js';
import { duration, GAP, type Group, inMillis, type Road } from './road.js';

/** Hours at the wheel. A driver who is this near to the end of the leg drives on, at any time of day. */
const NEARLY_THERE = 0.75;
/** Hours. Nobody stops again sooner: reports of two halts so close to each other would be taken for one. */
const SHORT = 0.5;

/** Drives a group over one leg, with breaks, nights and mishaps. Gives the time of arrival. */
export function drive(road: Road, { vehicleIds, at: departAt }: Group, from: string, to: string): number {
  const leg = legBetween(from, to);
  const hours = leg.distanceKm / speedOver(road, leg);
  let now = departAt;
  let driven = 0;
  let sinceBreak = 0;
  let mishapAt = drawMishap(road, leg.distanceKm) * hours;

  while (driven < hours) {
    const left = hours - driven;
    const untilNight = hoursUntilNight(road, from, now);
    if (untilNight <= SHORT && left > NEARLY_THERE) {
      now = halt(
        road,
        { vehicleIds, at: now },
        leg,
        driven / hours,
        'night-rest',
        nightLeft(road, from, now),
      );
      sinceBreak = 0;
      continue;
    }
    const untilBreak = Math.max(SHORT, road.driving.breakAfterHours - sinceBreak);
    const untilMishap = mishapAt > driven ? Math.max(SHORT, mishapAt - driven) : Infinity;
    const stretch = Math.min(
      left,
      left > NEARLY_THERE ? Math.min(untilNight, untilBreak, untilMishap) : left,
    );
    fix(road, { vehicleIds, at: now }, leg, driven / hours, stretch / hours, stretch);
    now += inMillis(stretch);
    driven += stretch;
    sinceBreak += stretch;
    if (hours - driven <= SHORT) {
      now += inMillis(Math.max(0, hours - driven));
      break;
    }
    const stopHere = (reason: string, time: number): number => {
      // Nobody sets out again for only some minutes before the night.
      const night = hoursUntilNight(road, from, now + GAP + time) <= SHORT && hours - driven > NEARLY_THERE;
      const rest = night ? nightLeft(road, from, now + GAP + time) : 0;
      return halt(road, { vehicleIds, at: now }, leg, driven / hours, reason, time + rest);
    };
    if (stretch === untilMishap) {
      const reason = road.dice.pick(['puncture', 'police-check', 'road-works', 'engine-trouble']);
      now = stopHere(reason, mishapTime(road));
      mishapAt = 0;
    } else if (stretch === untilBreak) {
      now = stopHere('break', duration(road.dice, road.driving.breakMinutes / 60, 0.3, 3 * GAP));
      sinceBreak = 0;
    }
  }
  const arrival = Math.max(now, departAt + GAP);
  fallSilent(road, vehicleIds, leg, departAt, arrival);
  return arrival;
}

function speedOver({ dice, driving }: Road, leg: Leg): number {
  return Math.min(FASTEST_TRUCK_KMH, dice.lognormal(usualKmh(leg, driving), driving.speedSigma));
}

/** The share of the leg that is driven when a mishap happens; 0 where none does. */
function drawMishap({ dice, driving }: Road, km: number): number {
  const share = dice.between(0.1, 0.9);
  return dice.chance((driving.mishapsPer1000Km * km) / 1000) ? share : 0;
}

function mishapTime({ dice, driving }: Road): number {
  return duration(dice, driving.mishapHours, 0.6, 3 * GAP);
}

function hoursUntilNight({ driving }: Road, slug: string, at: number): number {
  if (!driving.nightRest) return Infinity;
  const { from, to } = driving.nightRest;
  const hour = hourOfDay(slug, at);
  const isNight = from > to ? hour >= from || hour < to : hour >= from && hour < to;
  return isNight ? 0 : (from - hour + 24) % 24;
}

/** Until the night is over, and a little longer. */
function nightLeft({ driving, dice }: Road, slug: string, at: number): number {
  const to = driving.nightRest?.to ?? 0;
  const left = (((to - hourOfDay(slug, at)) * HOUR) % DAY) + DAY;
  return Math.max(3 * GAP, inMillis((left % DAY) / HOUR)) + inMillis(dice.between(0.1, 1));
}

/** Stops a group where it is. Gives the time when it goes on. */
function halt(road: Road, group: Group, leg: Leg, share: number, reason: string, time: number): number {
  const where = share === 0 ? { place: leg.from } : { position: pointOn(leg, share) };
  const begin = group.at + GAP;
  const end = begin + time;
  const moment = { vehicleIds: group.vehicleIds, ...where, clockOf: leg.from };
  road.moments.push({ type: 'VehiclesHalted', at: begin, details: { reason }, ...moment });
  road.moments.push({ type: 'VehiclesResumed', at: end, ...moment });
  return end;
}

/** Adds a position that the trackers report within a stretch that is driven without stopping. */
function fix(road: Road, group: Group, leg: Leg, done: number, share: number, hours: number): void {
  if (hours < 1) return;
  const within = road.dice.between(0.2, 0.8);
  road.moments.push({
    type: 'PositionReported',
    at: group.at + inMillis(hours * within),
    vehicleIds: group.vehicleIds,
    position: { ...pointOn(leg, done + share * within), accuracyM: road.dice.whole(5, 40) },
    clockOf: leg.from,
  });
}

/** A point on the straight line between the ends of a leg, to about ten metres. */
function pointOn(leg: Leg, share: number): Position {
  const [from, to] = [placeOf(leg.from), placeOf(leg.to)];
  const between = (a: number, b: number): number => Number((a + (b - a) * share).toFixed(4));
  return { lat: between(from.lat, to.lat), lon: between(from.lon, to.lon) };
}

/** Adds the silence of a leg without a network. Legs of one dead zone that follow each other, with the stay between, are one. */
function fallSilent(road: Road, vehicleIds: readonly string[], leg: Leg, from: number, to: number): void {
  const zone = deadZoneOf(leg);
  if (zone === undefined) return;
  for (const vehicleId of vehicleIds) {
    const silences = road.silences.get(vehicleId) ?? [];
    const last = silences.at(-1);
    const goesOn = last?.zone === zone && last.endsAt === leg.from;
    if (goesOn) silences.pop();
    silences.push({ zone, endsAt: leg.to, from: goesOn ? last.from : from, to });
    road.silences.set(vehicleId, silences);
  }
}
