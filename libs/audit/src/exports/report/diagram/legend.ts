import { type ConvoyDocument } from '#kafila/read-models';
import { html, type Html } from '../html.js';
import { strokeOf } from './strokes.js';

/** Which number and stroke each vehicle has in the drawing. */
export function legendOf(vehicles: ConvoyDocument['vehicles']): Html {
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
