import { writeFile } from 'node:fs/promises';
import { publishedTrips, repeatTrip, type RepeatedTrip } from '#kafila/simulation';
import { type Api, apiAt } from '../../client/api.js';
import { type Patience } from '../../client/backoff.js';
import { feed } from '../../client/feed.js';
import { type Progress } from '../../client/progress.js';
import { newTally, type Receipts, type Tally } from '../../client/tally.js';
import { DemoFailure } from './demo-failure.js';
import { readBack, readCarnets } from './read-back.js';
import { giveRates, readStatistic, type Statistic } from './read-statistics.js';
import { borderTable, speedTable } from './statistics-tables.js';
import { convoyTable, lineageTable, operationTable, publishedTable } from './tables.js';
import { checkAgainstTruth, checkCarnets } from './truth-check.js';

export interface Demonstration {
  /** Where reports and decisions go. */
  readonly url: string;
  /** Where states are read. */
  readonly boardUrl: string;
  /** Nothing was fed there before: every report must be recorded once. */
  readonly fresh: boolean;
  readonly jsonFile?: string;
  readonly say: (text: string) => void;
  readonly progress: Progress;
}

/** The trip whose trucks report through one box that collects reports and sends them as NDJSON. */
const STREAMED_TRIP = 'nlc-kg-2023-12';

/** A server that pushes back is asked again this long. */
const BUSY: Patience = { forMs: 30_000, firstPauseMs: 1_000 };

/**
 * Feeds the published trips, reads them back and shows them.
 *
 * @throws DemoFailure where anything is not as it should be
 */
export async function demonstrate(options: Demonstration): Promise<void> {
  const { url, boardUrl, fresh, jsonFile, say, progress } = options;
  const trips = publishedTrips.map(repeatTrip);
  const convoys = trips.flatMap(({ repeated }) => repeated);
  say(`Feeding ${trips.length} published trips, told as ${convoys.length} convoys, to ${url}`);
  const { tally, receipts } = await feedAll(url, trips, progress);

  const board = apiAt(boardUrl, { busy: BUSY, onRetry: () => tally.retries++ });
  const states = await readBack(
    board,
    convoys.map(({ convoyId }) => convoyId),
    tally.position,
  );
  const carnets = await readCarnets(
    board,
    trips.flatMap(({ truth }) => truth.carnets.map(({ carnetNumber }) => carnetNumber)),
    tally.position,
  );
  if (jsonFile !== undefined) await writeFile(jsonFile, `${JSON.stringify(states, null, 2)}\n`);

  say(`\nConvoys, as the board tells them at position ${tally.position} (times on the clocks of the place;`);
  say('days from departure to delivery, counted on the calendar as the press counts)');
  say(convoyTable(states, convoys));
  say('\nWhere each convoy came from, what became of it, its TIR carnets, and what did not fit: warnings by');
  say('name; hints, such as a report that never came, by number.');
  say(lineageTable(states));
  say(`\nTIR operations of ${carnets.length} carnets, as far as they were reported.`);
  say(operationTable(carnets));
  await showStatistics(board, fresh, say);
  say('\nWhat was published of these trips. All else is synthetic, and every event of theirs says so in its');
  say('fields "synthetic" and "note": plates, hours, places on the way, border times, amounts. The tables');
  say('above show how Kafila measures borders and roads, not how long trucks wait or what they pay.');
  say(publishedTable(convoys));
  const compared = checkAgainstTruth(states, trips);
  const operationEvents = checkCarnets(carnets, trips);
  say(`\n${sum(tally)}`);
  say(
    `Passages: ${compared} were reported with all three moments; the board tells each of them as it happened.`,
  );
  say(
    `TIR: ${operationEvents} starts, terminations and discharges were reported; the board tells these and no others.`,
  );
  check(tally, receipts, fresh);
}

/** Borders and corridors, as a dashboard reads them. */
async function showStatistics(board: Api, fresh: boolean, say: (text: string) => void): Promise<void> {
  if (fresh) await giveRates(board);
  const borders = await readStatistic(board, 'border-crossings', 'place,direction');
  say('\nBorder crossings (GET /v1/statistics/border-crossings), one truck through one side one sample (n).');
  say('Hours from the arrival to the exit, CPMM TFI1: median, mean, p90. Of them, as medians: waiting,');
  say('customs, other activities. Paid there on the mean, CPMM TFI2: US dollars.');
  say(borderTable(borders.rows));
  say(leftOutOf(borders));
  const corridors = await readStatistic(board, 'corridors', 'corridor');
  say('\nCorridors (GET /v1/statistics/corridors), one truck over its whole trip one sample (n). Kilometres');
  say('and hours as medians; mean speed without delay (SWOD) and with it (SWD, CPMM TFI4) in km/h;');
  say('pooled: all kilometres over all hours. CPMM TFI3: US dollars per 500 km per 20 t. A dash for a');
  say('corridor: a route of its own.');
  say(speedTable('corridor', corridors.rows));
  say(leftOutOf(corridors));
  say('\nThe same by country, the hours at each side of a border in the country that owns it.');
  say(speedTable('country', (await readStatistic(board, 'corridors', 'country')).rows));
}

/** What the figures leave out, by the names of the API. */
function leftOutOf({ leftOut }: Statistic): string {
  const counted = Object.entries(leftOut).filter(([, count]) => typeof count === 'number' && count > 0);
  const said = counted.map(([what, count]) => `${what} ${String(count)}`);
  return `Left out or noted: ${said.length > 0 ? said.join(', ') : 'nothing'}.`;
}

async function feedAll(
  url: string,
  trips: readonly RepeatedTrip[],
  progress: Progress,
): Promise<{ tally: Tally; receipts: Receipts }> {
  const tally = newTally();
  const receipts: Receipts = new Map();
  const api: Api = apiAt(url, { busy: BUSY, onRetry: () => tally.retries++ });
  const total = trips.reduce(
    (count, { reports }) => count + reports.reduce((n, { resent }) => n + 1 + resent.length, 0),
    0,
  );
  const onProgress = (): void => {
    progress.show(tally.sent, total, `${tally.sent} of ${total} reports sent, ${tally.recorded} recorded`);
  };
  await Promise.all(
    trips.map((trip) =>
      feed(api, trip, trip.tripId === STREAMED_TRIP ? 'stream' : 'units', { tally, receipts, onProgress }),
    ),
  );
  progress.end();
  return { tally, receipts };
}

function sum({ sent, recorded, duplicate, refused, requests, retries }: Tally): string {
  const { decisions, single, arrays, streams } = requests;
  return [
    `Reports: ${sent} sent, ${recorded} recorded, ${duplicate} duplicates of these, ${refused.length} refused.`,
    `Requests: ${decisions} decisions, ${single} single reports, ${arrays} arrays, ${streams} NDJSON streams; asked again after 503: ${retries}.`,
  ].join('\n');
}

function check({ sent, recorded, duplicate, refused }: Tally, receipts: Receipts, fresh: boolean): void {
  if (refused.length > 0) {
    throw new DemoFailure(`${refused.length} reports were refused:\n${refused.slice(0, 5).join('\n')}`);
  }
  const once = fresh ? recorded === receipts.size : recorded <= receipts.size;
  if (!once || recorded + duplicate !== sent) {
    throw new DemoFailure(
      `${receipts.size} different reports were sent in ${sent} copies, but ${recorded} were recorded and ${duplicate} known.`,
    );
  }
}
