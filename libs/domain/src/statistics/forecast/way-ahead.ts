import { isKnownPlace } from '../../geography/geography.js';
import { type LegMode } from '../../geography/place.js';
import { directionAt, kilometresAlong, modeBetween, type Route } from '../../geography/route.js';
import { hoursBetween } from '../../time/instant.js';
import { stillToGo } from './still-to-go.js';
import { guessedRange, type HoursRange, type UsualTimes } from '../usual-times/usual-times.js';
import { type Whereabouts } from './whereabouts.js';

/** The trip of one vehicle. Instants are RFC 3339 in UTC. */
export interface TripAhead {
  readonly route: Route;
  /** How vehicles go over each of its legs; absent: as the geography has it. */
  readonly modes?: readonly LegMode[] | undefined;
  /** Where on the route its trip ends; the end of the route for a whole convoy. */
  readonly destinationIndex: number;
  readonly plannedDeparture: string;
  /** At the end of the route; null: no plan. */
  readonly plannedArrival: string | null;
}

/** What a forecast rests on: the weakest of all its parts. */
export type ForecastBasis = 'statistics' | 'corridor' | 'plan';

export interface Step {
  readonly parts: readonly HoursRange[];
  readonly basis: ForecastBasis;
}

const WEAKNESS: readonly ForecastBasis[] = ['statistics', 'corridor', 'plan'];
const PASSING = certain(0);

export class WayAhead {
  readonly #trip: TripAhead;
  readonly #usual: UsualTimes;
  readonly #km: readonly number[];

  constructor(trip: TripAhead, usual: UsualTimes) {
    this.#trip = trip;
    this.#usual = usual;
    this.#km = kilometresAlong(trip.route);
  }

  /**
   * From the arrival at a place to the arrival at the next one; undefined where it cannot be known.
   * @param before the basis of the way up to there; after `plan` the plan goes on, because it includes borders
   */
  step(index: number, before: ForecastBasis | null): Step | undefined {
    const stay = this.#stay(index);
    const leg = this.#leg(index);
    if (before === 'plan' || !stay || !leg) return this.#planned(index, 0);
    return { parts: [...stay.parts, ...leg.parts], basis: weaker(stay.basis, leg.basis) };
  }

  presentStep(whereabouts: Whereabouts, now: string): Step | undefined {
    const { routeIndex, cameAt, leftAt, standing } = whereabouts;
    const stay = this.#stay(routeIndex);
    const leg = this.#leg(routeIndex);
    if (!leg || (!stay && leftAt === null)) {
      const planned = this.#planned(routeIndex, hoursBetween(leftAt ?? cameAt, now));
      return planned && { ...planned, parts: [...waitUntil(leftAt, now), ...planned.parts] };
    }
    if (leftAt !== null)
      return { ...leg, parts: [...waitUntil(leftAt, now), ...stillIn(leg, hoursBetween(leftAt, now))] };
    const inside = this.#inside(whereabouts, now);
    if (inside) return { parts: [inside, ...leg.parts], basis: leg.basis };
    const present = hoursBetween(cameAt, now);
    const usualStay = stay?.parts[0] ?? PASSING;
    const basis = weaker(stay?.basis ?? 'statistics', leg.basis);
    // It stays at a border until its exit is reported, but is taken to have left a town after its usual stay.
    const stays = standing || this.#isSide(routeIndex) || present < usualStay.median;
    const parts = stays
      ? [stillToGo(usualStay, present), ...leg.parts]
      : stillIn(leg, present - usualStay.median);
    return { parts, basis };
  }

  /** A vehicle that was called in has only the time inside ahead, however long its queue was. */
  #inside({ routeIndex, enteredAt }: Whereabouts, now: string): HoursRange | undefined {
    const direction = directionAt(this.#trip.route, routeIndex);
    if (enteredAt === null || !direction) return undefined;
    const usual = this.#usual.insideHours?.(this.#trip.route[routeIndex] ?? '', direction);
    return usual && stillToGo(usual, hoursBetween(enteredAt, now));
  }

  #isSide(index: number): boolean {
    return directionAt(this.#trip.route, index) !== undefined;
  }

  #stay(index: number): Step | undefined {
    const place = this.#trip.route[index] ?? '';
    const direction = directionAt(this.#trip.route, index);
    if (!direction) return { parts: [this.#usual.stayHours?.(place) ?? PASSING], basis: 'statistics' };
    const measured = this.#usual.sideHours(place, direction);
    if (measured) return { parts: [measured], basis: 'statistics' };
    const { usualSideHours } = this.#usual;
    return usualSideHours && { parts: [usualSideHours], basis: 'corridor' };
  }

  #leg(index: number): Step | undefined {
    const { route } = this.#trip;
    const [from = '', to = ''] = route.slice(index, index + 2);
    const usualMode = to === '' ? 'road' : modeBetween(from, to);
    const mode = this.#trip.modes?.[index] ?? usualMode;
    // What was measured went as it usually goes.
    const measured = mode === usualMode ? this.#usual.legHours(from, to) : undefined;
    if (measured) return { parts: [measured], basis: 'statistics' };
    // The speed on the road says nothing of ships and trains.
    if (mode !== 'road') return undefined;
    if (![from, to].every(isKnownPlace)) return undefined;
    const { usualKmh } = this.#usual;
    if (usualKmh === undefined || usualKmh <= 0) return undefined;
    return { parts: [guessedRange(this.#kmOf(index) / usualKmh)], basis: 'corridor' };
  }

  #planned(index: number, spentHours: number): Step | undefined {
    const { plannedDeparture, plannedArrival } = this.#trip;
    const whole = this.#km.at(-1) ?? 0;
    if (plannedArrival === null || whole <= 0) return undefined;
    const hours = (hoursBetween(plannedDeparture, plannedArrival) * this.#kmOf(index)) / whole;
    return { parts: [stillToGo(guessedRange(hours), spentHours)], basis: 'plan' };
  }

  #kmOf(index: number): number {
    return (this.#km[index + 1] ?? 0) - (this.#km[index] ?? 0);
  }
}

function waitUntil(leftAt: string | null, now: string): readonly HoursRange[] {
  const hours = leftAt === null ? 0 : hoursBetween(now, leftAt);
  return hours > 0 ? [certain(hours)] : [];
}

function certain(hours: number): HoursRange {
  return { p10: hours, median: hours, p90: hours, mean: hours, deviation: 0 };
}

function stillIn({ parts }: Step, spentHours: number): readonly HoursRange[] {
  return parts.map((part) => stillToGo(part, spentHours));
}

export function weaker(a: ForecastBasis, b: ForecastBasis): ForecastBasis {
  return WEAKNESS.indexOf(a) > WEAKNESS.indexOf(b) ? a : b;
}
