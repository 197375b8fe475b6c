import { ascending } from '#kafila/domain';
import { bothClocks, hoursText, placeText } from '../clocks.js';
import { type ConvoyToReport } from '../convoy-to-report.js';
import { html, type Html, type Pieces, TABLE_ENDS, tableBegins } from '../html.js';

interface Row {
  readonly vehicle: ConvoyToReport['convoy']['vehicles'][number];
  readonly passage: Row['vehicle']['passages'][number];
}

interface Side {
  readonly place: string;
  readonly direction: string;
  since: string;
  readonly rows: Row[];
}

/** Each side of a border with the vehicles that passed it, sides in the order in which they were come to. */
export function* passages({ convoy }: ConvoyToReport): Pieces {
  const sides = new Map<string, Side>();
  for (const vehicle of convoy.vehicles) {
    for (const passage of vehicle.passages) {
      yield;
      const { place, direction, arrivedAt, enteredAt, exitedAt } = passage;
      const key = `${place} ${direction}`;
      const side = sides.get(key) ?? { place, direction, since: '9', rows: [] };
      sides.set(key, side);
      side.rows.push({ vehicle, passage });
      const since = arrivedAt ?? enteredAt ?? exitedAt ?? '9';
      if (since < side.since) side.since = since;
    }
  }
  if (sides.size === 0) {
    yield html`<h2>Border passages</h2>
      <p>None was reported.</p>`;
    return;
  }
  yield html`<h2>Border passages</h2>
    <p class="lead">
      Arrival is joining the queue, entry is the gate of the control zone. Hours run from arrival (from entry
      where no arrival was reported) to exit: indicator TFI1 of CPMM. Inferred: seen beyond the border, the
      exit itself was never reported.
    </p>`;
  for (const { place, direction, rows } of [...sides.values()].sort((a, b) => ascending(a.since, b.since))) {
    yield html`<h3>${placeText(place)}, ${direction}</h3>`;
    yield TABLE_BEGINS;
    for (const one of rows) yield row(one);
    yield TABLE_ENDS;
  }
}

const TABLE_BEGINS = tableBegins(
  html`<thead>
    <tr>
      <th>Vehicle</th>
      <th>Arrived</th>
      <th>Entered</th>
      <th>Exited</th>
      <th class="n">Hours</th>
      <th>Reports</th>
    </tr>
  </thead>`,
);

function row({
  vehicle,
  passage: { place, arrivedAt, enteredAt, exitedAt, hours, inferred, evidence },
}: Row): Html {
  return html`<tr>
    <td>${vehicle.vehicleId}</td>
    <td>${bothClocks(arrivedAt, place)}</td>
    <td>${bothClocks(enteredAt, place)}</td>
    <td>${inferred ? html`<span class="mark">inferred</span>` : bothClocks(exitedAt, place)}</td>
    <td class="n">${hoursText(hours)}</td>
    <td class="n">${evidence.length}</td>
  </tr> `;
}
