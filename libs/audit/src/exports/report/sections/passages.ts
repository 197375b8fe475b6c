import { ascending } from '#kafila/domain';
import { bothClocks as inBothClocks, hoursText, placeText } from '../clocks.js';
import { type ConvoyToReport } from '../convoy-to-report.js';
import { html, Html } from '../html.js';

interface Row {
  readonly vehicle: ConvoyToReport['convoy']['vehicles'][number];
  readonly passage: Row['vehicle']['passages'][number];
}

/**
 * Each side of a border with the vehicles that passed it, sides in the order in which they were come to. The times of
 * thousands of passages take long: nothing is given between them, so that others have their turn.
 */
export function* passages({ convoy }: ConvoyToReport): Generator<Html, void> {
  const bothClocks = remembered(inBothClocks);
  for (const { place, arrivedAt, enteredAt, exitedAt } of convoy.vehicles.flatMap((one) => one.passages)) {
    for (const at of [arrivedAt, enteredAt, exitedAt]) bothClocks(at, place);
    yield new Html('');
  }
  const sides = new Map<string, Row[]>();
  for (const vehicle of convoy.vehicles) {
    for (const passage of vehicle.passages) {
      const key = `${passage.place} ${passage.direction}`;
      const known = sides.get(key);
      if (known) known.push({ vehicle, passage });
      else sides.set(key, [{ vehicle, passage }]);
    }
  }
  const inOrder = [...sides.values()]
    .map((side) => ({ side, since: sinceOf(side) }))
    .sort((a, b) => ascending(a.since, b.since));
  if (inOrder.length === 0) {
    yield html`<h2>Border passages</h2>
      <p>None was reported.</p>`;
    return;
  }
  yield html`<h2>Border passages</h2>
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

type Told = ReturnType<typeof inBothClocks>;

function remembered(tell: (at: string | null, place: string) => Told): typeof tell {
  const known = new Map<string, Told>();
  return (at, place) => {
    const key = `${at ?? ''} ${place}`;
    const told = known.get(key) ?? tell(at, place);
    known.set(key, told);
    return told;
  };
}

function sinceOf(side: readonly Row[]): string {
  const moments = side.flatMap(
    ({ passage: { arrivedAt, enteredAt, exitedAt } }) => arrivedAt ?? enteredAt ?? exitedAt ?? [],
  );
  return moments.sort()[0] ?? '9';
}
