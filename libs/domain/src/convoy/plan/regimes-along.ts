import { type Route } from '../../geography/route.js';
import { type ConvoyPlan, type LegRegime } from '../state/plan.state.js';

/** Where a stretch begins and ends on a route, as `LegRegime` says; undefined where the route does not lead so. */
export function stretchOf(
  route: Route,
  from: string,
  to: string,
): { readonly start: number; readonly end: number } | undefined {
  const first = route.indexOf(from);
  const end = first < 0 ? -1 : route.indexOf(to, first + 1);
  return end < 0 ? undefined : { start: route.lastIndexOf(from, end - 1), end };
}

/**
 * For each place of a route the regime of the leg that begins there. Of two that cover a leg, the later one named holds;
 * what none covers, and the last place, is under the plain regime.
 */
export function regimesAlong(
  route: Route,
  regime: string,
  legRegimes: readonly LegRegime[],
): readonly string[] {
  const along = route.map(() => regime);
  for (const leg of legRegimes) {
    const stretch = stretchOf(route, leg.from, leg.to);
    if (stretch) along.fill(leg.regime, stretch.start, stretch.end);
  }
  return along;
}

/** The regimes of a route in as few stretches as there are, from its start to its end. */
export function stretchesOf(route: Route, regimes: readonly string[]): readonly LegRegime[] {
  return boundsOf(regimes.slice(0, -1)).map(({ start, end }) => legRegime(route, start, end, regimes));
}

/**
 * The leg regimes of a plan that still apply on another route: a leg that the plan knows keeps its regime, also driven
 * the other way round. What runs under the plain regime is left out.
 */
export function stillApplying(
  { route, regime, regimes }: Pick<ConvoyPlan, 'route' | 'regime' | 'regimes'>,
  other: Route,
): readonly LegRegime[] {
  let driven = 0;
  const kept = other.slice(0, -1).map((from, i) => {
    const to = other[i + 1];
    const isLeg = (a: string | undefined, b: string | undefined, at: number): boolean =>
      at < route.length - 1 && route[at] === a && route[at + 1] === b;
    const ahead = route.findIndex((_, at) => at >= driven && isLeg(from, to, at));
    const leg = ahead >= 0 ? ahead : route.findIndex((_, at) => isLeg(from, to, at) || isLeg(to, from, at));
    if (ahead >= 0) driven = ahead + 1;
    return regimes[leg] ?? regime;
  });
  return boundsOf(kept)
    .filter(({ start }) => kept[start] !== regime)
    .flatMap(({ start, end }) => readingBack(other, start, end, kept));
}

/** The stretch as one, where the route reads it back as the same; else leg by leg, because a place is named twice. */
function readingBack(
  route: Route,
  start: number,
  end: number,
  regimes: readonly string[],
): readonly LegRegime[] {
  const whole = legRegime(route, start, end, regimes);
  const read = stretchOf(route, whole.from, whole.to);
  if (end === start + 1 || (read?.start === start && read.end === end)) return [whole];
  return Array.from({ length: end - start }, (_, i) => legRegime(route, start + i, start + i + 1, regimes));
}

/** Runs of one and the same regime. */
function boundsOf(regimes: readonly string[]): readonly { start: number; end: number }[] {
  const bounds: { start: number; end: number }[] = [];
  for (const [i, regime] of regimes.entries()) {
    const last = bounds.at(-1);
    if (last && regimes[last.start] === regime) last.end = i + 1;
    else bounds.push({ start: i, end: i + 1 });
  }
  return bounds;
}

function legRegime(route: Route, start: number, end: number, regimes: readonly string[]): LegRegime {
  const [from, to, regime] = [route[start], route[end], regimes[start]];
  if (from === undefined || to === undefined || regime === undefined) {
    throw new Error(`There is no leg ${start} to ${end} on a route of ${route.length} places.`);
  }
  return { from, to, regime };
}
