import { areFacing, kilometresAlong } from '#kafila/domain';
import { type ConvoyDocument } from '#kafila/read-models';
import { utc } from '../clocks.js';
import { html, type Html } from '../html.js';
import { bands, grid, places } from './axes.js';
import { BORDER, BOTTOM, HEIGHT, HOUR, LEFT, RIGHT, TOP, WIDTH } from './frame.js';
import { legendOf } from './legend.js';
import { alongRoute, linear } from './scales.js';
import { trackOf } from './track.js';
import { ends, lineOf, longestWaits } from './vehicle-lines.js';

/**
 * Time against distance: time runs to the right, kilometres along the route run up, sides of a border lie in grey bands.
 * Slopes are motion, level stretches are halts; time between arrival and exit at a border is drawn thick. Undefined as long
 * as nothing has moved.
 */
export function timeDistanceDiagram({
  route,
  vehicles,
}: Pick<ConvoyDocument, 'route' | 'vehicles'>): { readonly svg: Html; readonly legend: Html } | undefined {
  const tracks = vehicles.map((vehicle) => trackOf(route, vehicle));
  const moments = tracks.flatMap(({ pieces, waits }) => [
    ...pieces.flat().map(({ at }) => at),
    ...waits.flatMap(({ from, until }) => [from, until]),
  ]);
  if (moments.length === 0) return undefined;
  const [first, last] = [least(moments), -least(moments.map((at) => -at))];
  const margin = Math.max((last - first) * 0.015, HOUR / 2);
  const time = [first - margin, last + margin * 2] as const;
  const km = kilometresAlong(route);
  const legs = route.slice(1).map((place, i) => ({
    km: (km[i + 1] ?? 0) - (km[i] ?? 0),
    overBorder: areFacing(place, route[i] ?? ''),
  }));
  const frame = { time, x: linear(time, [LEFT, RIGHT]), y: alongRoute(legs, [BOTTOM - 8, TOP + 8], BORDER) };
  const svg = html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Time-distance diagram">
    <rect x="${LEFT}" y="${TOP}" width="${RIGHT - LEFT}" height="${BOTTOM - TOP}" class="frame" />
    ${bands(route, km, frame)} ${grid(frame)} ${places(route, km, frame)}
    ${tracks.map((track, i) => lineOf(track, i, frame))} ${longestWaits(tracks, frame)} ${ends(tracks, frame)}
  </svg>`;
  return { svg, legend: legendOf(vehicles) };
}

/** In words what the drawing spans, for its caption. */
export function spanOf(vehicles: ConvoyDocument['vehicles'], route: readonly string[]): string {
  const moments = vehicles.flatMap((vehicle) =>
    trackOf(route, vehicle)
      .pieces.flat()
      .map(({ at }) => at),
  );
  if (moments.length === 0) return '';
  const [from, until] = [least(moments), -least(moments.map((at) => -at))];
  return `${utc(new Date(from).toISOString())} to ${utc(new Date(until).toISOString())}, ${Math.round(kilometresAlong(route).at(-1) ?? 0)} km`;
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => (b < a ? b : a), Infinity);
}
