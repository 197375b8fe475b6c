import { kilometresAlong } from '#kafila/domain';
import { bothClocks, inWords, placeText } from '../clocks.js';
import { type ConvoyToReport, type ShownConvoy } from '../convoy-to-report.js';
import { html, type Html } from '../html.js';

/** What convoy it is, what became of it, and its vehicles. */
export function overview({ convoyId, position, convoy, parked }: ConvoyToReport): Html {
  const { route, vehicles } = convoy;
  const [start = null, end = null] = [route[0], route.at(-1)];
  const facts: readonly (readonly [string, Html | string])[] = [
    ['Status', inWords(convoy.status)],
    [
      'Route',
      `${placeText(start)} to ${placeText(end)}, ${Math.round(kilometresAlong(route).at(-1) ?? 0)} km`,
    ],
    ['Corridor', convoy.corridorId ?? 'none'],
    ['Regime', regimesOf(convoy)],
    ['Planned departure', bothClocks(convoy.plannedDeparture, start)],
    ['Planned arrival', bothClocks(convoy.plannedArrival, end)],
    ['Dispatched', bothClocks(convoy.dispatchedAt, start)],
    ['Underway since', bothClocks(convoy.underwaySince, start)],
    ['Ended', bothClocks(convoy.endedAt, end)],
    ...kin(convoy),
    ...(convoy.reason === null ? [] : ([['Reason', convoy.reason]] as const)),
  ];
  return html`<header>
      <h1><small>Convoy report</small>${convoyId}</h1>
      <p>
        Kafila<br />
        true up to position ${position.toString()}
      </p>
    </header>
    ${parked.map(
      ({ stream, position, reason }) =>
        html`<p class="warn">
          Incomplete: the event at position ${position} of ${stream} could not be digested (${reason}). What
          is shown of it ends before that event; the history below has all events.
        </p>`,
    )}
    ${convoy.skippedEvents?.map(
      ({ eventId, by, reason }) =>
        html`<p class="warn">
          Left out by ${by}: the event ${eventId} (${reason}). It counts in nothing shown here but the
          history.
        </p>`,
    )}
    <dl class="facts">
      ${facts.map(
        ([term, value]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <h2>Vehicles</h2>
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
        ${vehicles.map(
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

function regimesOf({ regime, legRegimes }: ShownConvoy): string {
  return [...new Set([...legRegimes.map((leg) => leg.regime), regime])].join(', ');
}

function kin(convoy: ShownConvoy): readonly (readonly [string, string])[] {
  const others: readonly (readonly [string, string | null])[] = [
    ['Return trip of', convoy.returnOf],
    ['Split from', convoy.splitFrom],
    ['Split into', convoy.splitInto.join(', ')],
    ['Merged from', convoy.mergedFrom.join(', ')],
    ['Merged into', convoy.mergedInto],
  ];
  return others.flatMap(([term, value]) => (value === null || value === '' ? [] : [[term, value] as const]));
}
