import { bothClocks, inWords, placeText } from '../clocks.js';
import { type ConvoyToReport } from '../convoy-to-report.js';
import { html, type Html, type Pieces, TABLE_ENDS, tableBegins } from '../html.js';

/** Every vehicle that belonged to the convoy. */
export function* vehicles({ convoy }: ConvoyToReport): Pieces {
  yield html`<h2>Vehicles</h2>`;
  yield TABLE_BEGINS;
  for (const [i, vehicle] of convoy.vehicles.entries()) yield row(vehicle, i);
  yield TABLE_ENDS;
}

const TABLE_BEGINS = tableBegins(
  html`<thead>
    <tr>
      <th>No.</th>
      <th>Vehicle</th>
      <th>Container</th>
      <th>Carnet</th>
      <th>Destination</th>
      <th>Status</th>
      <th>Last seen</th>
    </tr>
  </thead>`,
);

function row(vehicle: ConvoyToReport['convoy']['vehicles'][number], i: number): Html {
  return html`<tr>
    <td>${i + 1}</td>
    <td>
      <b>${vehicle.plate}</b>
      ${vehicle.country.registered}${vehicle.kind === null ? '' : html`<br />${vehicle.kind}`}
    </td>
    <td>${vehicle.container ?? '–'}</td>
    <td>${vehicle.carnetNumber ?? '–'}</td>
    <td>${placeText(vehicle.destination)}</td>
    <td>${inWords(vehicle.status)}</td>
    <td>${placeText(vehicle.lastPlace)}<br />${bothClocks(vehicle.lastSeenAt, vehicle.lastPlace)}</td>
  </tr> `;
}
