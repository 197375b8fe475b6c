import { kilometresAlong, placeOf } from '#kafila/domain';
import { type ConvoyDocument } from '#kafila/read-models';
import { hoursText, utc } from '../clocks.js';
import { html, type Html } from '../html.js';
import { bands, grid, places } from './axes.js';
import {
  BORDER,
  BOTTOM,
  fixed,
  type Frame,
  HEIGHT,
  HOUR,
  LABEL_GAP,
  LEFT,
  RIGHT,
  TOP,
  WIDTH,
} from './frame.js';
import { alongRoute, linear, readable } from './scales.js';
import { strokeOf } from './strokes.js';
import { type Track, trackOf, type TrackPoint, type Wait } from './track.js';

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
    overBorder: placeOf(place).bcpPair === route[i],
  }));
  const frame = { time, x: linear(time, [LEFT, RIGHT]), y: alongRoute(legs, [BOTTOM - 8, TOP + 8], BORDER) };
  const svg = html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Time-distance diagram">
    <rect x="${LEFT}" y="${TOP}" width="${RIGHT - LEFT}" height="${BOTTOM - TOP}" class="frame" />
    ${bands(route, km, frame)} ${grid(frame)} ${places(route, km, frame)}
    ${tracks.map((track, i) => drawn(track, i, frame))} ${longestWaits(tracks, frame)} ${ends(tracks, frame)}
  </svg>`;
  return { svg, legend: legendOf(vehicles) };
}

function drawn({ pieces, waits }: Track, index: number, { x, y }: Frame): Html {
  const { colour, dashes, width } = strokeOf(index);
  const lines = pieces.map((piece) => {
    const points = piece.map(({ at, km }) => `${fixed(x(at))},${fixed(y(km))}`).join(' ');
    return html`<polyline
      points="${points}"
      fill="none"
      stroke="${colour}"
      stroke-width="${width}"
      stroke-dasharray="${dashes}"
      stroke-linejoin="round"
    />`;
  });
  const thick = waits.map(
    ({ from, until, km }) =>
      html`<line
        x1="${fixed(x(from))}"
        y1="${fixed(y(km))}"
        x2="${fixed(x(until))}"
        y2="${fixed(y(km))}"
        stroke="${colour}"
        stroke-width="${width + 2.4}"
        stroke-opacity="0.75"
      />`,
  );
  return html`<g>${lines}${thick}</g>`;
}

/** How long the slowest waited, at each side where that can be seen. */
function longestWaits(tracks: readonly Track[], { x, y, time }: Frame): readonly Html[] {
  const longest = new Map<string, Wait>();
  for (const wait of tracks.flatMap(({ waits }) => waits)) {
    const key = `${wait.place} ${wait.km}`;
    const known = longest.get(key);
    if (!known || wait.until - wait.from > known.until - known.from) longest.set(key, wait);
  }
  const labels = [...longest.values()]
    .filter(({ from, until }) => until - from > (time[1] - time[0]) * 0.012)
    .map((wait) => ({ ...wait, at: y(wait.km), weight: wait.until - wait.from }));
  return readable(labels, LABEL_GAP).map(({ from, until, at }) => {
    const middle = x((from + until) / 2);
    return html`<text x="${fixed(middle)}" y="${fixed(at - 5)}" class="wait"
      >${hoursText((until - from) / HOUR)}</text
    >`;
  });
}

/** The numbers of the vehicles where their lines end; those that end together stand together. */
function ends(tracks: readonly Track[], { x, y }: Frame): readonly Html[] {
  const groups: { readonly point: TrackPoint; readonly numbers: number[] }[] = [];
  tracks.forEach(({ pieces }, i) => {
    const point = pieces.at(-1)?.at(-1);
    if (!point) return;
    const near = groups.find(
      (group) =>
        Math.abs(y(group.point.km) - y(point.km)) < 12 && Math.abs(x(group.point.at) - x(point.at)) < 40,
    );
    if (near) near.numbers.push(i + 1);
    else groups.push({ point, numbers: [i + 1] });
  });
  return groups.map(({ point, numbers }) => {
    const [cx, cy] = [x(point.at), y(point.km)];
    const side = cx > RIGHT - 60 ? 'end' : 'start';
    return html`<circle cx="${fixed(cx)}" cy="${fixed(cy)}" r="3" class="end" />
      <text
        x="${fixed(side === 'end' ? cx - 6 : cx + 6)}"
        y="${fixed(cy < TOP + 18 ? cy + 14 : cy - 6)}"
        text-anchor="${side}"
        class="number"
        >${inRanges(numbers)}</text
      >`;
  });
}

/** `1–3, 5` */
function inRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

function legendOf(vehicles: ConvoyDocument['vehicles']): Html {
  return html`<ol class="legend">
    ${vehicles.map(({ vehicleId }, i) => {
      const { colour, dashes, width } = strokeOf(i);
      return html`<li>
        <svg viewBox="0 0 34 8" class="sample">
          <line
            x1="0"
            y1="4"
            x2="34"
            y2="4"
            stroke="${colour}"
            stroke-width="${width}"
            stroke-dasharray="${dashes}"
          />
        </svg>
        <b>${i + 1}</b> ${vehicleId}
      </li>`;
    })}
  </ol>`;
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
