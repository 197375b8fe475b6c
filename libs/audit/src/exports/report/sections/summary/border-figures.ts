import { ascending } from '#kafila/domain';
import { hoursText, placeText } from '../../clocks.js';
import { type ShownConvoy } from '../../convoy-to-report.js';
import { html, type Html } from '../../html.js';

/** So many sides of borders fit beside all else on the first page. */
const MOST_SIDES = 10;

interface Side {
  readonly place: string;
  readonly direction: string;
  since: string;
  vehicles: number;
  readonly hours: number[];
}

/** Hours at each side of a border, in the order of travel. Each passage stands further on. */
export function* borderFigures({ vehicles }: ShownConvoy): Generator<undefined, Html> {
  const sides = new Map<string, Side>();
  for (const { passages } of vehicles) {
    for (const { place, direction, hours, arrivedAt, enteredAt, exitedAt } of passages) {
      yield;
      const since = arrivedAt ?? enteredAt ?? exitedAt ?? '9';
      const key = `${place} ${direction}`;
      const side = sides.get(key) ?? { place, direction, since, vehicles: 0, hours: [] };
      sides.set(key, side);
      side.vehicles++;
      if (since < side.since) side.since = since;
      if (hours !== null) side.hours.push(hours);
    }
  }
  const inOrder = [...sides.values()].sort((a, b) => ascending(a.since, b.since));
  if (inOrder.length === 0) {
    return html`<h2>Hours at borders</h2>
      <p>No border passage was reported.</p>`;
  }
  const more = inOrder.length - MOST_SIDES;
  return html`<h2>Hours at borders</h2>
    <table>
      <thead>
        <tr>
          <th>Side of the border</th>
          <th>Direction</th>
          <th class="n">Vehicles</th>
          <th class="n">Median</th>
          <th class="n">Longest</th>
        </tr>
      </thead>
      <tbody>
        ${inOrder.slice(0, MOST_SIDES).map(row)}
      </tbody>
    </table>
    ${more > 0 ? html`<p class="lead">And ${more} more: see Border passages.</p>` : ''}`;
}

function row({ place, direction, vehicles, hours }: Side): Html {
  const ordered = Float64Array.from(hours).sort();
  return html`<tr>
    <td>${placeText(place)}</td>
    <td>${direction}</td>
    <td class="n">${vehicles}</td>
    <td class="n">${hoursText(medianOf(ordered))}</td>
    <td class="n">${hoursText(ordered.at(-1) ?? null)}</td>
  </tr> `;
}

function medianOf(ordered: Float64Array): number | null {
  const [low, high] = [
    ordered[Math.floor((ordered.length - 1) / 2)],
    ordered[Math.floor(ordered.length / 2)],
  ];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
