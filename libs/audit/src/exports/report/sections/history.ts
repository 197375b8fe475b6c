import { carrierOf, type Standing } from '#kafila/domain';
import { type Json, type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { withoutPersons } from '../../personal.js';
import { bothClocks, inWords, placeText, utc } from '../clocks.js';
import { html, Html, type Piece, separated } from '../html.js';

/** What stands in a column, or is of no use on paper. */
const SHOWN = new Set([
  'occurredAt',
  'offset',
  'place',
  'vehicleIds',
  'vehicleId',
  'note',
  'asReported',
  'synthetic',
]);

/** What is known of an event beyond itself. */
export interface Remarks {
  /** A fact that occurred later had been recorded before it. */
  readonly late: boolean;
  /** Id of the retraction that took it back, and stands. */
  readonly takenBackBy: string | null;
  /** Undefined: it counts without reserve, unless it was taken back. */
  readonly standing?: Standing | undefined;
}

const COLUMNS = html`<thead>
  <tr>
    <th style="width:18%">Occurred</th>
    <th style="width:47%">What</th>
    <th style="width:14%">Vehicles</th>
    <th style="width:21%">Reported by, recorded</th>
  </tr>
</thead>`;

/** What stands before the lines of the history; its table is left open for them. */
export const HISTORY_BEGINS = new Html(
  html`<h2 class="appendix">Appendix: history</h2>
    <p class="lead">
      Every event of the convoy, its carnets and its declarations, in the order in which they occurred: by the
      clocks of the place (of the reporter, where no place is named), below it in UTC. Late: something that
      occurred after it had been recorded before it. What was taken back is struck out and stays. What does
      not count, or is in doubt, because of who said it says so.
    </p>`.text + `\n<table class="history">${COLUMNS.text}<tbody>\n`,
);
/** Stands where the events are not asked for. */
export const NO_HISTORY = html`<p class="lead">
  Without the events themselves: ask for this report with events=true, and they follow as an appendix.
</p>`;
export const HISTORY_ENDS = new Html('</tbody></table>\n');

/** One line of the history. */
export function historyRow(event: RecordedEvent, { late, takenBackBy, standing }: Remarks): Html {
  const { data, metadata } = event;
  const place = text(data['place']);
  const note = text(data['note']);
  const details = detailsOf(data);
  const carriedBy = carrierOf(event);
  const unit = text(member(metadata['unit'], 'unitId')) ?? text(metadata['by']) ?? '–';
  return html`<tr class="${takenBackBy === null ? '' : 'taken-back'}">
    <td>${bothClocks(readable(data['occurredAt']), place, text(data['offset']))}</td>
    <td>
      <b>${inWords(event.type)}</b
      >${place === null ? '' : html`, ${placeText(place)}`}${about(event.stream)}${details.length === 0 ? '' : html`<br /><span class="details">${separated(details, '; ')}</span>`}${note === null ? '' : html`<br /><span class="note">${note}</span>`}
    </td>
    <td>${vehiclesOf(data)}</td>
    <td class="keep">
      ${unit}${late ? html` <span class="mark">late</span>` : ''}${data['synthetic'] === true ? html` <span class="mark">synthetic</span>` : ''}${takenBackBy === null ? '' : html` <span class="mark">taken back</span>`}${carriedBy === undefined ? '' : html` <span class="mark">carried by ${carriedBy}</span>`}${standing === undefined ? '' : html` <span class="mark">${standing === 'left-out' ? 'not counted' : 'in doubt'}</span>`}<span
        class="utc"
        >${utc(event.recordedAt)}, #${event.position.toString()}</span
      >${takenBackBy === null ? '' : html`<span class="id">${takenBackBy}</span>`}
    </td>
  </tr> `;
}

/** The carnet or declaration it is about, where it is not the convoy. */
function about(stream: string): Html | string {
  const paper = /^(?:carnet|declaration)-(.*)$/s.exec(stream)?.[1];
  return paper === undefined ? '' : html` <span class="mark">${paper}</span>`;
}

function vehiclesOf({ vehicleIds, vehicleId }: JsonObject): Piece {
  if (Array.isArray(vehicleIds))
    return separated(
      vehicleIds.filter((id) => typeof id === 'string'),
      ' ',
    );
  return text(vehicleId) ?? '';
}

function detailsOf(data: JsonObject): readonly Html[] {
  const rest = Object.entries(data).filter(([name]) => !SHOWN.has(name));
  return Object.entries(withoutPersons(Object.fromEntries(rest))).map(
    ([name, value]) => html`${inWords(name)}: ${inText(value)}`,
  );
}

function inText(value: Json): Piece {
  if (Array.isArray(value)) return separated(value.map(inText), ', ');
  if (value === null || typeof value !== 'object') return plain(value);
  const { amount, currency, lat, lon, accuracyM, ...others } = value;
  const rest = Object.entries(others).map(([name, each]) => html`${inWords(name)} ${inText(each)}`);
  const money = amount === undefined ? [] : [html`${inText(amount)} ${inText(currency ?? '')}`];
  const accuracy = accuracyM === undefined ? '' : html` (± ${inText(accuracyM)} m)`;
  const point = lat === undefined ? [] : [html`${inText(lat)}, ${inText(lon ?? '')}${accuracy}`];
  return separated([...money, ...point, ...rest], ' ');
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function plain(value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const said = String(value ?? 'nothing');
  return INSTANT.test(said) ? utc(said) : said;
}

function readable(value: Json | undefined): string | null {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;
}

function member(value: Json | undefined, name: string): Json | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value[name] : undefined;
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
