import { kilometresAlong } from '#kafila/domain';
import { inWords, placeText, utc } from '../clocks.js';
import { type ConvoyToReport, type ShownConvoy } from '../convoy-to-report.js';
import { html, type Html, type Piece, type Pieces, separated } from '../html.js';
import { type ReadThrough } from '../read-through.js';
import { borderFigures } from './summary/border-figures.js';
import { costs } from './summary/costs.js';
import { againstPlan } from './summary/against-plan.js';
import { whatWentWrong } from './summary/what-went-wrong.js';

/** The first page: all that somebody needs who reads no other. Who issued it, as of when, and what it rests on, too. */
export function* summary(report: ConvoyToReport, read: ReadThrough): Pieces {
  const { convoyId, position, convoy, parked, log } = report;
  const { digest } = read;
  const [start = null, end = null] = [convoy.route[0], convoy.route.at(-1)];
  const kilometres = Math.round(kilometresAlong(convoy.route).at(-1) ?? 0);
  const issuer = log === null ? 'Kafila; no transparency log is kept' : log.origin;
  const [hours, paid] = [yield* borderFigures(convoy), yield* costs(convoy)];
  yield html`<section class="first">
    <header>
      <h1><small>Convoy report</small>${convoyId}</h1>
      <p>
        Issued by ${issuer}<br />
        as of ${digest.lastRecordedAt === null ? 'the beginning' : utc(digest.lastRecordedAt)}<br />
        true up to position ${position.toString()}
      </p>
    </header>
    ${parked.map(
      ({ stream, position: at, reason }) =>
        html`<p class="warn">
          Incomplete: the event at position ${at} of ${stream} could not be digested (${reason}). What is
          shown of it ends before that event; the history has all events.
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
      ${facts([
        ['Status', inWords(convoy.status)],
        ['Route', html`${placeText(start)} to ${placeText(end)}, ${kilometres} km`],
        ['Vehicles', String(convoy.vehicles.length)],
        ['Corridor', convoy.corridorId ?? 'none'],
        ['Regime', regimesOf(convoy)],
        ...kin(convoy),
        ...(convoy.reason === null ? [] : ([['Reason', convoy.reason]] as const)),
      ])}
    </dl>
    <h2>Days against plan</h2>
    <dl class="facts">${facts(againstPlan(convoy))}</dl>
    ${hours} ${paid} ${whatWentWrong(report, read)}
    <h2>Fingerprint</h2>
    <p class="lead">
      Of the ${digest.events} events this report rests on, and of the log they are in; how to check both
      stands at the end.
    </p>
    <pre>
events ${digest.root}
${log === null ? 'log    none is kept' : `log    size ${log.size}, root ${log.root}`}</pre>
  </section>`;
}

function facts(all: readonly (readonly [string, Piece])[]): Html {
  return html`${all.map(
    ([term, value]) =>
      html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`,
  )}`;
}

function regimesOf({ regime, legRegimes }: ShownConvoy): string {
  return [...new Set([...legRegimes.map((leg) => leg.regime), regime])].join(', ');
}

function kin(convoy: ShownConvoy): readonly (readonly [string, Piece])[] {
  const others: readonly (readonly [string, readonly string[]])[] = [
    ['Return trip of', [convoy.returnOf ?? []].flat()],
    ['Split from', [convoy.splitFrom ?? []].flat()],
    ['Split into', convoy.splitInto],
    ['Merged from', convoy.mergedFrom],
    ['Merged into', [convoy.mergedInto ?? []].flat()],
  ];
  return others.flatMap(([term, ids]) => (ids.length === 0 ? [] : [[term, separated(ids, ', ')] as const]));
}
