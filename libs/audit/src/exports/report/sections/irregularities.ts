import { ascending, IRREGULARITIES } from '#kafila/domain';
import { bothClocks, inWords } from '../clocks.js';
import { type ConvoyToReport, type ShownIrregularity } from '../convoy-to-report.js';
import { html, type Html, separated } from '../html.js';

const GRAVEST_FIRST = ['critical', 'warning', 'info'];
/** So many reports are named; all are counted. */
const MOST_NAMED = 3;

/** What does not fit, the gravest first, each with its meaning and the reports that show it. */
export function irregularities({ convoy }: ConvoyToReport): Html {
  const all = convoy.irregularities.toSorted(
    (a, b) =>
      GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity) || ascending(a.since, b.since),
  );
  if (all.length === 0)
    return html`<h2>Irregularities</h2>
      <p>None stands at this position.</p>`;
  return html`<h2>Irregularities</h2>
    <table>
      <thead>
        <tr>
          <th>Severity</th>
          <th>What</th>
          <th>Since</th>
          <th>Of</th>
          <th>Evidence</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(row)}
      </tbody>
    </table>`;
}

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
