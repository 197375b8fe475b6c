import { type CarnetDocument, type DeclarationDocument } from '#kafila/read-models';
import { bothClocks, hoursText, inWords, placeText } from '../clocks.js';
import { type ConvoyToReport } from '../convoy-to-report.js';
import { html, type Html, type Pieces, separated, TABLE_ENDS, tableBegins } from '../html.js';

/** Each TIR carnet with its operations. */
export function* carnets({ carnets: all }: ConvoyToReport): Pieces {
  yield html`<h2>TIR carnets</h2>`;
  if (all.length === 0) yield html`<p>None is known.</p>`;
  for (const one of all) yield carnet(one);
}

function carnet({
  carnetNumber,
  status,
  issued,
  vehicleId,
  operations,
  certifiedReports,
  controls,
}: CarnetDocument): Html {
  const more = [
    issued
      ? html`${issued.vouchers} vouchers, issued by ${issued.issuedBy} on ${issued.issuedOn}, last valid day
        ${issued.lastValidDate}`
      : 'its issue was not recorded',
    ...(vehicleId === null ? [] : [html`carried by ${vehicleId}`]),
    ...(controls.length === 0 ? [] : [`${controls.length} controls on the way`]),
    ...(certifiedReports.length === 0 ? [] : [`${certifiedReports.length} certified reports`]),
  ];
  return html`<h3>${carnetNumber} <span class="mark">${inWords(status)}</span></h3>
    <p class="lead">${separated(more, '; ')}.</p>
    ${
      operations.length === 0
        ? null
        : html`<table>
            <thead>
              <tr>
                <th>Territory</th>
                <th>Started</th>
                <th>Office</th>
                <th>Terminated</th>
                <th>Office</th>
                <th>Reservation</th>
                <th>Discharged</th>
              </tr>
            </thead>
            <tbody>
              ${operations.map(
                (operation) =>
                  html`<tr>
                    <td>${operation.territory}</td>
                    <td>
                      ${operation.startInferred ? html`<span class="mark">inferred</span>` : bothClocks(operation.startedAt, operation.startOffice)}
                    </td>
                    <td>${placeText(operation.startOffice)}</td>
                    <td>
                      ${operation.terminationInferred ? html`<span class="mark">inferred</span>` : bothClocks(operation.terminatedAt, operation.terminationOffice)}
                    </td>
                    <td>${placeText(operation.terminationOffice)}</td>
                    <td>${operation.reservation ?? '–'}</td>
                    <td>${bothClocks(operation.dischargedAt, operation.terminationOffice)}</td>
                  </tr> `,
              )}
            </tbody>
          </table>`
    }`;
}

/** Each customs declaration: when it was lodged, decided, and how long that took. */
export function* clearances({ declarations }: ConvoyToReport): Pieces {
  yield html`<h2>Customs clearances</h2>`;
  if (declarations.length === 0) {
    yield html`<p>No declaration is known.</p>`;
    return;
  }
  yield TABLE_BEGINS;
  for (const declaration of declarations) yield clearance(declaration);
  yield TABLE_ENDS;
}

const TABLE_BEGINS = tableBegins(
  html`<thead>
    <tr>
      <th style="width:30%">Declaration, office, vehicles</th>
      <th>Channel</th>
      <th>Lodged</th>
      <th>Decided</th>
      <th>Gated out</th>
      <th class="n">To release</th>
    </tr>
  </thead>`,
);

function clearance(declaration: DeclarationDocument): Html {
  const { reference, place, status, vehicleIds, channel, hours, holds } = declaration;
  const { lodgedAt, grantedAt, refusedAt, gatedOutAt } = declaration;
  const vehicles = vehicleIds.length === 0 ? [] : [separated(vehicleIds, ' ')];
  const about = separated([placeText(place), ...vehicles], '; ');
  const held = holds.map(({ agency, reason, hours: length }) => {
    return html`<span class="details">Held by ${agency}: ${reason} (${hoursText(length)}). </span>`;
  });
  return html`<tr>
    <td>
      <b>${reference}</b> <span class="mark">${inWords(status)}</span><br /><span class="details"
        >${about}</span
      >
    </td>
    <td>${channel ?? '–'}</td>
    <td>${bothClocks(lodgedAt, place)}</td>
    <td>
      ${refusedAt === null ? bothClocks(grantedAt, place) : html`refused ${bothClocks(refusedAt, place)}`}${held}
    </td>
    <td>${bothClocks(gatedOutAt, place)}</td>
    <td class="n">${hoursText(hours.lodgementToRelease)}</td>
  </tr> `;
}
