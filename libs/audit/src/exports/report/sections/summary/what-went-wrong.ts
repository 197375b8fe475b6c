import { inWords } from '../../clocks.js';
import { type ConvoyToReport } from '../../convoy-to-report.js';
import { html, type Html } from '../../html.js';
import { type ReadThrough } from '../../read-through.js';

const GRAVEST_FIRST = ['critical', 'warning', 'info'];
/** So many kinds fit beside all else on the first page. */
const MOST_KINDS = 8;

/** What does not fit, by kind, the gravest first; incidents, and what was taken back or told late. */
export function whatWentWrong({ convoy }: ConvoyToReport, { corrections, late }: ReadThrough): Html {
  const kinds = new Map<string, { readonly severity: string; count: number }>();
  for (const { code, severity } of convoy.irregularities) {
    const kind = kinds.get(code) ?? { severity, count: 0 };
    kinds.set(code, kind);
    kind.count++;
  }
  const inOrder = [...kinds].sort(
    ([, a], [, b]) =>
      GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity) || b.count - a.count,
  );
  const takenBack = corrections.retractions;
  const incidents = convoy.vehicles.reduce((sum, vehicle) => sum + vehicle.incidents.length, 0);
  const more = inOrder.length - MOST_KINDS;
  return html`<h2>What went wrong</h2>
    ${
      inOrder.length === 0
        ? html`<p>No irregularity stands at this position.</p>`
        : html`<ul class="kinds">
            ${inOrder.slice(0, MOST_KINDS).map(
              ([code, { severity, count }]) =>
                html`<li>
                  <span class="mark ${severity === 'critical' ? 'critical' : ''}">${severity}</span>
                  ${inWords(code.replaceAll('-', ' '))}${count > 1 ? `, ${count} times` : ''}
                </li> `,
            )}
          </ul>`
    }
    ${more > 0 ? html`<p class="lead">And ${more} more kinds: see Irregularities.</p>` : ''}
    <p>
      Incidents of vehicles: ${incidents}. Reports taken back: ${takenBack}. Reports told late: ${late.size}.
    </p>`;
}
