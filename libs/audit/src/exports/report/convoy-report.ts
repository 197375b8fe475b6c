import { setImmediate as nextTurn } from 'node:timers/promises';
import { reportIdOf } from '#kafila/domain';
import { inOrderOfOccurrence } from '../in-order-of-occurrence.js';
import { type ConvoyToReport } from './convoy-to-report.js';
import { spanOf, timeDistanceDiagram } from './diagram/diagram.js';
import { html, Html } from './html.js';
import { type ReadThrough, readThrough } from './read-through.js';
import { HISTORY_BEGINS, HISTORY_ENDS, historyRow, NO_HISTORY } from './sections/history.js';
import { irregularities } from './sections/irregularities.js';
import { carnets, clearances } from './sections/papers.js';
import { passages } from './sections/passages.js';
import { proof } from './sections/proof.js';
import { summary } from './sections/summary.js';
import { vehicles } from './sections/vehicles.js';
import { styleFor } from './style.js';

/** What follows the first page, in the order of the paper: what matters most to whoever holds it comes first. */
const SECTIONS: readonly ((convoy: ConvoyToReport) => Html | Iterable<Html>)[] = [
  irregularities,
  diagram,
  passages,
  vehicles,
  carnets,
  clearances,
];

/** How long others in the process wait for their turn, in milliseconds. */
const MOST_MS = 10;

export interface ReportOptions {
  /** With every event, as an appendix: most of the pages. */
  readonly events: boolean;
}

/**
 * The report of a convoy as one page of HTML to print: it needs nothing but itself, and runs nothing. Its first sheet says
 * it all.
 */
export async function* convoyReport(
  convoy: ConvoyToReport,
  { events }: ReportOptions,
): AsyncGenerator<string, void> {
  const read = await readThrough(convoy);
  await nextTurn();
  yield `<!doctype html>\n<html lang="en">\n${head(convoy).text}\n<body>\n`;
  yield summary(convoy, read).text;
  for (const section of SECTIONS) {
    await nextTurn();
    yield* inTurns(section(convoy));
  }
  yield proof(convoy, read.digest).text;
  if (events) yield* appendix(convoy, read);
  else yield NO_HISTORY.text;
  yield '\n</body>\n</html>\n';
}

async function* inTurns(pieces: Html | Iterable<Html>): AsyncGenerator<string, void> {
  let began = performance.now();
  for (const { text } of pieces instanceof Html ? [pieces] : pieces) {
    yield text;
    if (performance.now() - began < MOST_MS) continue;
    await nextTurn();
    began = performance.now();
  }
}

async function* appendix(
  convoy: ConvoyToReport,
  { placed, retractions, late }: ReadThrough,
): AsyncGenerator<string, void> {
  yield HISTORY_BEGINS.text;
  for await (const event of inOrderOfOccurrence(convoy.store, placed)) {
    const { stream, revision } = event;
    const takenBackBy = retractions.get(stream)?.get(reportIdOf(event))?.retractionId ?? null;
    yield historyRow(event, { late: late.has(`${stream} ${revision}`), takenBackBy }).text;
  }
  yield HISTORY_ENDS.text;
}

function head({ convoyId, position }: ConvoyToReport): Html {
  const style = new Html(styleFor(`Convoy ${convoyId}, true up to position ${position.toString()}`));
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Convoy ${convoyId}</title>
    <style>
      ${style}
    </style>
  </head>`;
}

function diagram({ convoy: { route, vehicles } }: ConvoyToReport): Html {
  const drawing = timeDistanceDiagram({ route, vehicles });
  if (!drawing)
    return html`<h2>Time and distance</h2>
      <p>Nothing has moved yet.</p>`;
  return html`<h2>Time and distance</h2>
    <figure>
      ${drawing.svg}${drawing.legend}
      <figcaption>
        ${spanOf(vehicles, route)}. Time runs to the right in UTC, kilometres along the route run up. Slopes
        are motion, level stretches are halts; thick lines are time at a border, from arrival to exit, with
        the longest one in hours. Grey bands are border crossings. Off the route nothing is drawn.
      </figcaption>
    </figure>`;
}
