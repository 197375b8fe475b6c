import { ascending } from '#kafila/domain';
import { bothClocks, hoursText, placeText } from '../clocks.js';
import { type ConvoyToReport } from '../convoy-to-report.js';
import { html, type Html } from '../html.js';

interface Row {
  readonly vehicle: ConvoyToReport['convoy']['vehicles'][number];
  readonly passage: Row['vehicle']['passages'][number];
}

/** Each side of a border with the vehicles that passed it, sides in the order in which they were come to. */
export function passages({ convoy }: ConvoyToReport): Html {
  const sides = new Map<string, Row[]>();
  for (const vehicle of convoy.vehicles) {
    for (const passage of vehicle.passages) {
      const key = `${passage.place} ${passage.direction}`;
      sides.set(key, [...(sides.get(key) ?? []), { vehicle, passage }]);
    }
  }
  const inOrder = [...sides.values()]
    .map((side) => ({ side, since: sinceOf(side) }))
    .sort((a, b) => ascending(a.since, b.since));
  if (inOrder.length === 0)
    return html`<h2>Border passages</h2>
      <p>None was reported.</p>`;
  return html`<h2>Border passages</h2>
    <p class="lead">
      Arrival is joining the queue, entry is the gate of the control zone. Hours run from arrival (from entry
      where no arrival was reported) to exit: indicator TFI1 of CPMM. Inferred: seen beyond the border, the
      exit itself was never reported.
    </p>
    ${inOrder.map(
      ({ side }) =>
        html`<h3>${placeText(side[0]?.passage.place ?? null)}, ${side[0]?.passage.direction}</h3>
          <table>
            <thead>
              <tr>
                <th>Vehicle</th>
                <th>Arrived</th>
                <th>Entered</th>
                <th>Exited</th>
                <th class="n">Hours</th>
                <th>Reports</th>
              </tr>
            </thead>
            <tbody>
              ${side.map(
                ({
                  vehicle,
                  passage: { place, arrivedAt, enteredAt, exitedAt, hours, inferred, evidence },
                }) =>
                  html`<tr>
                    <td>${vehicle.vehicleId}</td>
                    <td>${bothClocks(arrivedAt, place)}</td>
                    <td>${bothClocks(enteredAt, place)}</td>
                    <td>
                      ${inferred ? html`<span class="mark">inferred</span>` : bothClocks(exitedAt, place)}
                    </td>
                    <td class="n">${hoursText(hours)}</td>
                    <td class="n">${evidence.length}</td>
                  </tr> `,
              )}
            </tbody>
          </table>`,
    )}`;
}

function sinceOf(side: readonly Row[]): string {
  const moments = side.flatMap(
    ({ passage: { arrivedAt, enteredAt, exitedAt } }) => arrivedAt ?? enteredAt ?? exitedAt ?? [],
  );
  return moments.sort()[0] ?? '9';
}
