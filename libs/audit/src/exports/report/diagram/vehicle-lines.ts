import { hoursText } from '../clocks.js';
import { html, Html, type Pieces } from '../html.js';
import { cornersOf } from './corners.js';
import { fixed, type Frame, HOUR, LABEL_GAP, RIGHT, TOP } from './frame.js';
import { readable } from './scales.js';
import { strokeOf } from './strokes.js';
import { type Track, type Wait } from './track.js';

/** The way of one vehicle; its waits at borders are drawn thick. @param index which stroke it has */
export function* lineOf({ pieces, waits }: Track, index: number, frame: Frame): Pieces {
  const { colour, dashes, width } = strokeOf(index);
  yield new Html('<g>');
  for (const piece of pieces) {
    const corners = yield* cornersOf(piece, frame);
    // A line that ends where it begins cannot be seen.
    if (corners.length < 2) continue;
    yield html`<polyline
      points="${corners.join(' ')}"
      fill="none"
      stroke="${colour}"
      stroke-width="${width}"
      stroke-dasharray="${dashes}"
      stroke-linejoin="round"
    />`;
  }
  const drawn = new Set<string>();
  for (const { from, until, km } of waits) {
    yield;
    const [x1, x2, y] = [fixed(frame.x(from)), fixed(frame.x(until)), fixed(frame.y(km))];
    const key = `${x1} ${x2} ${y}`;
    if (x1 === x2 || drawn.has(key)) continue;
    drawn.add(key);
    yield html`<line
      x1="${x1}"
      y1="${y}"
      x2="${x2}"
      y2="${y}"
      stroke="${colour}"
      stroke-width="${width + 2.4}"
      stroke-opacity="0.75"
    />`;
  }
  yield new Html('</g>');
}

/** How long the slowest waited, at each side where that can be seen. */
export function* longestWaits(tracks: readonly Track[], { x, y, time }: Frame): Pieces {
  const longest = new Map<string, Wait>();
  for (const { waits } of tracks) {
    for (const wait of waits) {
      yield;
      const key = `${wait.place} ${wait.km}`;
      const known = longest.get(key);
      if (!known || wait.until - wait.from > known.until - known.from) longest.set(key, wait);
    }
  }
  const labels = [...longest.values()]
    .filter(({ from, until }) => until - from > (time[1] - time[0]) * 0.012)
    .map((wait) => ({ ...wait, at: y(wait.km), weight: wait.until - wait.from }));
  for (const { from, until, at } of readable(labels, LABEL_GAP)) {
    const middle = x((from + until) / 2);
    yield html`<text x="${fixed(middle)}" y="${fixed(at - 5)}" class="wait"
      >${hoursText((until - from) / HOUR)}</text
    >`;
  }
}

/** The numbers of the vehicles where their lines end; those that end together stand together. */
export function* ends(tracks: readonly Track[], { x, y }: Frame): Pieces {
  const groups: { readonly cx: number; readonly cy: number; readonly numbers: number[] }[] = [];
  for (const [i, { pieces }] of tracks.entries()) {
    yield;
    const point = pieces.at(-1)?.at(-1);
    if (!point) continue;
    const [cx, cy] = [x(point.at), y(point.km)];
    const near = groups.find((group) => Math.abs(group.cy - cy) < 12 && Math.abs(group.cx - cx) < 40);
    if (near) near.numbers.push(i + 1);
    else groups.push({ cx, cy, numbers: [i + 1] });
  }
  for (const { cx, cy, numbers } of groups) {
    const side = cx > RIGHT - 60 ? 'end' : 'start';
    yield html`<circle cx="${fixed(cx)}" cy="${fixed(cy)}" r="3" class="end" />
      <text
        x="${fixed(side === 'end' ? cx - 6 : cx + 6)}"
        y="${fixed(cy < TOP + 18 ? cy + 14 : cy - 6)}"
        text-anchor="${side}"
        class="number"
        >${inRanges(numbers)}</text
      >`;
  }
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
