import { ascending, IRREGULARITIES } from '#kafila/domain';
import { bothClocks, inWords } from '../clocks.js';
import { type ConvoyToReport, type ShownIrregularity } from '../convoy-to-report.js';
import { html, type Html, type Pieces, separated, TABLE_ENDS, tableBegins } from '../html.js';

const GRAVEST_FIRST = ['critical', 'warning', 'info'];
/** So many reports are named; all are counted. */
const MOST_NAMED = 3;

/** What does not fit, the gravest first, each with its meaning and the reports that show it. */
export function* irregularities({ convoy }: ConvoyToReport): Pieces {
  const all = convoy.irregularities.toSorted(
    (a, b) =>
      GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity) || ascending(a.since, b.since),
  );
  yield html`<h2>Irregularities</h2>`;
  if (all.length === 0) {
    yield html`<p>None stands at this position.</p>`;
    return;
  }
  yield TABLE_BEGINS;
  for (const irregularity of all) yield row(irregularity);
  yield TABLE_ENDS;
}

const TABLE_BEGINS = tableBegins(
  html`<thead>
    <tr>
      <th>Severity</th>
      <th>What</th>
      <th>Since</th>
      <th>Of</th>
      <th>Evidence</th>
    </tr>
  </thead>`,
);

function row({
  code,
  severity,
  since,
  vehicleIds,
  evidence,
  reports,
  carnetNumber,
  declarationRef,
}: ShownIrregularity): Html {
  const of = [...vehicleIds, ...[carnetNumber, declarationRef].filter((id) => id !== null)];
  const more = reports - Math.min(evidence.length, MOST_NAMED);
  return html`<tr>
    <td><span class="mark ${severity === 'critical' ? 'critical' : ''}">${severity}</span></td>
    <td><b>${inWords(code.replaceAll('-', ' '))}</b><br /><span class="details">${meaningOf(code)}</span></td>
    <td>${bothClocks(since, null)}</td>
    <td>${separated(of, ', ')}</td>
    <td>
      <span class="id">${evidence.slice(0, MOST_NAMED).map((id) => html`${id}<br />`)}</span
      >${more > 0 ? `and ${more} more` : ''}
    </td>
  </tr> `;
}

function meaningOf(code: string): string {
  return code in IRREGULARITIES ? IRREGULARITIES[code as keyof typeof IRREGULARITIES].meaning : '';
}
