import { areFacing, directionAt, placeOf } from '#kafila/domain';
import { dayOf } from '../clocks.js';
import { html, type Html } from '../html.js';
import { BOTTOM, fixed, type Frame, HOUR, LABEL_GAP, LEFT, RIGHT, TOP } from './frame.js';
import { readable, ticksOf } from './scales.js';

/** One band for each crossing, from one side to the other. */
export function bands(route: readonly string[], km: readonly number[], { y }: Frame): readonly Html[] {
  return route.flatMap((place, i) => {
    const next = route[i + 1];
    if (next === undefined || !areFacing(place, next)) return [];
    const [lower, upper] = [y(km[i] ?? 0) + 4, y(km[i + 1] ?? 0) - 4];
    return [
      html`<rect
        x="${LEFT}"
        y="${fixed(upper)}"
        width="${RIGHT - LEFT}"
        height="${fixed(lower - upper)}"
        class="band"
      />`,
    ];
  });
}

export function grid({ x, time }: Frame): readonly Html[] {
  const { step, ticks } = ticksOf(time);
  return ticks.map((tick) => {
    const instant = new Date(tick).toISOString();
    const midnight = instant.slice(11, 16) === '00:00';
    const text = midnight || step >= 24 * HOUR ? dayOf(instant) : instant.slice(11, 16);
    return html`<line
        x1="${fixed(x(tick))}"
        y1="${TOP}"
        x2="${fixed(x(tick))}"
        y2="${BOTTOM}"
        class="${midnight ? 'day' : 'hour'}"
      />
      <text x="${fixed(x(tick))}" y="${BOTTOM + 13}" class="tick">${text}</text>`;
  });
}

/** Ends of the route first, then sides of a border, then what there is room for. */
export function places(route: readonly string[], km: readonly number[], { y }: Frame): readonly Html[] {
  const labels = route.map((place, i) => {
    const { name, country } = placeOf(place);
    const isEnd = i === 0 || i === route.length - 1;
    const crossed = directionAt(route, i) !== undefined;
    const label = name.replace(/\s*\(.*\)$/, '');
    return {
      at: y(km[i] ?? 0),
      weight: isEnd ? 2 : crossed ? 1 : 0,
      // Both sides of a border may bear one name.
      name: crossed ? `${label} ${country}` : label,
      km: km[i] ?? 0,
    };
  });
  return readable(labels, LABEL_GAP).map(
    ({ at, name, km: distance }) =>
      html`<line x1="${LEFT - 3}" y1="${fixed(at)}" x2="${RIGHT}" y2="${fixed(at)}" class="place" />
        <text x="${LEFT - 6}" y="${fixed(at + 3)}" class="name"
          >${name} <tspan class="km">${Math.round(distance)}</tspan></text
        >`,
  );
}
