import { hoursText } from '../clocks.js';
import { html, type Html } from '../html.js';
import { fixed, type Frame, HOUR, LABEL_GAP, RIGHT, TOP } from './frame.js';
import { readable } from './scales.js';
import { strokeOf } from './strokes.js';
import { type Track, type TrackPoint, type Wait } from './track.js';

/** The way of one vehicle; its waits at borders are drawn thick. @param index which stroke it has */
export function lineOf({ pieces, waits }: Track, index: number, { x, y }: Frame): Html {
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
export function longestWaits(tracks: readonly Track[], { x, y, time }: Frame): readonly Html[] {
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
export function ends(tracks: readonly Track[], { x, y }: Frame): readonly Html[] {
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
