import { type ConvoyDocument } from '#kafila/read-models';
import { html, Html, type Pieces } from '../html.js';
import { strokeOf } from './strokes.js';

/** Which number and stroke each vehicle has in the drawing. */
export function* legendOf(vehicles: ConvoyDocument['vehicles']): Pieces {
  yield new Html('<ol class="legend">');
  for (const [i, { vehicleId }] of vehicles.entries()) {
    const { colour, dashes, width } = strokeOf(i);
    yield html`<li>
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
  }
  yield new Html('</ol>');
}
