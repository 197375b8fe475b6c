import { bothClocks, inWords, placeText } from '../clocks.js';
import { type ConvoyToReport } from '../convoy-to-report.js';
import { html, type Html } from '../html.js';

/** Every vehicle that belonged to the convoy. */
export function vehicles({ convoy }: ConvoyToReport): Html {
  return html`<h2>Vehicles</h2>
    <table>
      <thead>
        <tr>
          <th>No.</th>
          <th>Vehicle</th>
          <th>Container</th>
          <th>Carnet</th>
          <th>Destination</th>
          <th>Status</th>
          <th>Last seen</th>
        </tr>
      </thead>
      <tbody>
        ${convoy.vehicles.map(
          (vehicle, i) =>
            html`<tr>
              <td>${i + 1}</td>
              <td>
                <b>${vehicle.plate}</b>
                ${vehicle.country.registered}${vehicle.kind === null ? '' : html`<br />${vehicle.kind}`}
              </td>
              <td>${vehicle.container ?? '–'}</td>
              <td>${vehicle.carnetNumber ?? '–'}</td>
              <td>${placeText(vehicle.destination)}</td>
              <td>${inWords(vehicle.status)}</td>
              <td>
                ${placeText(vehicle.lastPlace)}<br />${bothClocks(vehicle.lastSeenAt, vehicle.lastPlace)}
              </td>
            </tr> `,
        )}
      </tbody>
    </table>`;
}
