import { setImmediate as nextTurn } from 'node:timers/promises';
import { withStanding } from '#kafila/domain';
import { inOrderOfOccurrence } from '../in-order-of-occurrence.js';
import { type ConvoyToReport } from './convoy-to-report.js';
import { timeDistanceDiagram } from './diagram/diagram.js';
import { html, Html, type Pieces } from './html.js';
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
const SECTIONS: readonly ((convoy: ConvoyToReport) => Html | Pieces)[] = [
  irregularities,
  ({ convoy }) => timeDistanceDiagram(convoy),
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
  yield* inTurns(summary(convoy, read));
  for (const section of SECTIONS) {
    await nextTurn();
    yield* inTurns(section(convoy));
  }
  yield* inTurns(proof(convoy, read.digest));
  if (events) yield* appendix(convoy, read);
  else yield NO_HISTORY.text;
  yield '\n</body>\n</html>\n';
}

/** What is made within one turn is given together. */
async function* inTurns(pieces: Html | Pieces): AsyncGenerator<string, void> {
  let began = performance.now();
  let made = '';
  for (const piece of pieces instanceof Html ? [pieces] : pieces) {
    made += piece?.text ?? '';
    if (performance.now() - began < MOST_MS) continue;
    yield made;
    made = '';
    await nextTurn();
    began = performance.now();
  }
  yield made;
}

async function* appendix(
  convoy: ConvoyToReport,
  { placed, corrections, late }: ReadThrough,
): AsyncGenerator<string, void> {
  yield HISTORY_BEGINS.text;
  for await (const event of inOrderOfOccurrence(convoy.store, placed)) {
    const { stream, revision } = event;
    const takenBackBy = corrections.takesBack(event)?.retractionId ?? null;
    const standing = corrections.standingOf(withStanding(event, convoy.keys));
    yield historyRow(event, { late: late.has(`${stream} ${revision}`), takenBackBy, standing }).text;
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
