import { directionAt, findCorridor, type Route, routeOf } from '#kafila/domain';
import { type Dice } from '../chance/dice.js';
import { forkOf } from '../journey/fork.js';
import { type SimulationParameters } from '../parameters/parameters.js';
import { wayByChaman } from './divert.js';

/** What becomes of a convoy after it set out. */
export type Course =
  | { readonly what: 'arrives' }
  | { readonly what: 'returns'; readonly back: Route }
  | { readonly what: 'is-cancelled' }
  | { readonly what: 'is-recalled'; readonly index: number }
  | { readonly what: 'is-diverted' }
  | { readonly what: 'splits'; readonly index: number; readonly other: Route }
  | { readonly what: 'takes-in'; readonly place: string; readonly from: Route };

/** Corridor -> another one that begins with the same places. */
const FORKS: Readonly<Record<string, string>> = {
  'khi-ist-taftan': 'khi-bak-taftan',
  'khi-bak-taftan': 'khi-ist-taftan',
  'khi-ala-torkham': 'khi-ast-torkham',
  'khi-ast-torkham': 'khi-ala-torkham',
  'khi-tas-torkham': 'khi-ala-torkham',
  'isb-ala-torugart': 'isb-ala-khorgos',
  'isb-ala-khorgos': 'isb-tas-irkeshtam',
  'isb-tas-irkeshtam': 'isb-ala-torugart',
};

/** Yards where convoys meet, and the way of the convoy that joins the other there. */
const YARDS: readonly { readonly place: string; readonly from: Route; readonly unless: string }[] = [
  { place: 'peshawar', from: ['faisalabad', 'islamabad'], unless: 'lahore' },
  { place: 'quetta', from: ['multan', 'sukkur'], unless: 'sukkur' },
];

/** Draws what becomes of a convoy along a route. A corridor out and back is one convoy, or two. */
export function drawCourse(
  dice: Dice,
  { roadEvents, fleet }: SimulationParameters,
  { corridorId, route }: { readonly corridorId: string; readonly route: Route },
): Course {
  const { cancelShare, recallShare, diversionShare, splitShare, mergeShare } = roadEvents;
  if (dice.chance(cancelShare)) return { what: 'is-cancelled' };
  const isRoundTrip = route.at(-1) === route[0];
  if (isRoundTrip) return { what: 'arrives' };
  // Recalled before it leaves its country, where the desk hears of every truck.
  const beforeBorder = route.findIndex((_, index) => directionAt(route, index) !== undefined);
  if (beforeBorder > 2 && dice.chance(recallShare)) {
    return { what: 'is-recalled', index: dice.whole(1, beforeBorder - 2) };
  }
  if (wayByChaman(route) && dice.chance(diversionShare)) return { what: 'is-diverted' };
  const other = findCorridor(FORKS[corridorId] ?? '');
  if (other && fleet.maxVehicles > 1 && dice.chance(splitShare)) {
    const otherRoute = routeOf(other);
    return { what: 'splits', index: route.indexOf(forkOf(route, otherRoute)), other: otherRoute };
  }
  const yard = YARDS.find(({ place, unless }) => route.indexOf(place) > 0 && !route.includes(unless));
  if (yard && dice.chance(mergeShare)) return { what: 'takes-in', place: yard.place, from: yard.from };
  return { what: 'arrives' };
}
