import { areFacing, kilometresAlong } from '#kafila/domain';
import { type ConvoyDocument } from '#kafila/read-models';
import { utc } from '../clocks.js';
import { html, Html, type Pieces } from '../html.js';
import { bands, grid, places } from './axes.js';
import { BORDER, BOTTOM, type Frame, HEIGHT, HOUR, LEFT, RIGHT, TOP, WIDTH } from './frame.js';
import { legendOf } from './legend.js';
import { alongRoute, linear } from './scales.js';
import { following, type Track } from './track.js';
import { ends, lineOf, longestWaits } from './vehicle-lines.js';

/**
 * Time against distance: time runs to the right, kilometres along the route run up, sides of a border lie in grey bands.
 * Slopes are motion, level stretches are halts; time between arrival and exit at a border is drawn thick.
 */
export function* timeDistanceDiagram({
  route,
  vehicles,
}: Pick<ConvoyDocument, 'route' | 'vehicles'>): Pieces {
  const km = kilometresAlong(route);
  const tracks: Track[] = [];
  const [moved, all] = [new Span(), new Span()];
  for (const vehicle of vehicles) {
    const track = yield* following(route, km, vehicle);
    tracks.push(track);
    for (const piece of track.pieces) yield* moved.widening(piece.map(({ at }) => at));
    yield* all.widening(track.waits.flatMap(({ from, until }) => [from, until]));
  }
  if (!moved.isEmpty) yield* all.widening([moved.first, moved.last]);
  if (all.isEmpty) {
    yield html`<h2>Time and distance</h2>
      <p>Nothing has moved yet.</p>`;
    return;
  }
  const frame = frameOf(route, km, all);
  yield new Html(
    `<h2>Time and distance</h2><figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Time-distance diagram">`,
  );
  yield html`<rect x="${LEFT}" y="${TOP}" width="${RIGHT - LEFT}" height="${BOTTOM - TOP}" class="frame" />
    ${bands(route, km, frame)} ${grid(frame)} ${places(route, km, frame)}`;
  for (const [i, track] of tracks.entries()) yield* lineOf(track, i, frame);
  yield* longestWaits(tracks, frame);
  yield* ends(tracks, frame);
  yield new Html('</svg>');
  yield* legendOf(vehicles);
  yield html`<figcaption>
    ${moved.isEmpty ? '' : `${inWords(moved, km)}. `}Time runs to the right in UTC, kilometres along the route
    run up. Slopes are motion, level stretches are halts; thick lines are time at a border, from arrival to
    exit, with the longest one in hours. Grey bands are border crossings. Off the route nothing is drawn.
  </figcaption>`;
  yield new Html('</figure>');
}

function frameOf(route: readonly string[], km: readonly number[], { first, last }: Span): Frame {
  const margin = Math.max((last - first) * 0.015, HOUR / 2);
  const time = [first - margin, last + margin * 2] as const;
  const legs = route.slice(1).map((place, i) => ({
    km: (km[i + 1] ?? 0) - (km[i] ?? 0),
    overBorder: areFacing(place, route[i] ?? ''),
  }));
  return { time, x: linear(time, [LEFT, RIGHT]), y: alongRoute(legs, [BOTTOM - 8, TOP + 8], BORDER) };
}

/** What the drawing spans. */
function inWords({ first, last }: Span, km: readonly number[]): string {
  return `${utc(new Date(first).toISOString())} to ${utc(new Date(last).toISOString())}, ${Math.round(km.at(-1) ?? 0)} km`;
}

/** From the first to the last of some moments, in milliseconds since 1970. */
class Span {
  first = Infinity;
  last = -Infinity;

  get isEmpty(): boolean {
    return this.first > this.last;
  }

  *widening(moments: readonly number[]): Generator<undefined, void> {
    for (const moment of moments) {
      this.first = Math.min(this.first, moment);
      this.last = Math.max(this.last, moment);
      yield;
    }
  }
}
