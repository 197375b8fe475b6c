import { carrierOf, findPlace, localTimeAt, savedWithinOf } from '#kafila/domain';
import { type Json, type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { csvOf } from '#kafila/read-models';
import { type HistoryToExport } from '../history-to-export.js';
import { withoutPersons } from '../personal.js';
import { headerOf } from './header-of.js';

type Cell = string | number | null;

/** What an event says in a column of its own; all else stands in `details`, as JSON. */
const SHOWN = new Set([
  'occurredAt',
  'offset',
  'place',
  'direction',
  'vehicleIds',
  'vehicleId',
  'position',
  'note',
]);

/** The columns of the table of events, in their order; docs/audit/exports.md says what each means. */
const COLUMNS: readonly (readonly [name: string, cell: (event: RecordedEvent) => Cell])[] = [
  ['position', ({ position }) => position.toString()],
  ['recordedAt', ({ recordedAt }) => recordedAt],
  ['occurredAt', ({ data }) => text(data['occurredAt'])],
  ['localTimeAtPlace', ({ data }) => localTime(data)],
  ['stream', ({ stream }) => stream],
  ['revision', ({ revision }) => revision],
  ['eventId', ({ id }) => id],
  ['type', ({ type }) => type],
  ['place', ({ data }) => text(data['place'])],
  ['country', ({ data }) => placeIn(data)?.country ?? null],
  ['direction', ({ data }) => text(data['direction'])],
  ['vehicleIds', ({ data }) => vehicles(data)],
  ['lat', ({ data }) => coordinate(data, 'lat')],
  ['lon', ({ data }) => coordinate(data, 'lon')],
  ['recordedBy', ({ metadata }) => text(metadata['by'])],
  ['unitId', ({ metadata }) => text(member(metadata['unit'], 'unitId'))],
  ['unitSequence', ({ metadata }) => number(member(metadata['unit'], 'sequence'))],
  ['unitClockAt', ({ metadata }) => text(member(metadata['unit'], 'clockAt'))],
  ['retracts', ({ data }) => text(data['retracts'])],
  ['replacedBy', ({ data }) => text(data['replacedBy'])],
  ['note', ({ data }) => text(data['note'])],
  ['details', ({ data }) => details(data)],
  ['reportId', ({ metadata }) => text(metadata['reportId'])],
  ['signedBy', ({ metadata }) => text(member(metadata['signature'], 'kid'))],
  ['carriedBy', (event) => carrierOf(event) ?? null],
  ['savedFrom', (event) => savedWithinOf(event)?.from ?? null],
  ['savedUntil', (event) => savedWithinOf(event)?.until ?? null],
];

export const EVENT_COLUMNS: readonly string[] = COLUMNS.map(([name]) => name);

/** A history as a table (RFC 4180): one line an event, in the order in which they were recorded. */
export async function* eventTable(history: HistoryToExport): AsyncGenerator<string, void> {
  yield headerOf(EVENT_COLUMNS);
  for await (const event of history.recorded()) yield csvOf([COLUMNS.map(([, cell]) => cell(event))]);
}

function details(data: JsonObject): string | null {
  const rest = Object.entries(data).filter(([name]) => !SHOWN.has(name));
  return rest.length === 0 ? null : JSON.stringify(withoutPersons(Object.fromEntries(rest)));
}

function vehicles({ vehicleIds, vehicleId }: JsonObject): string | null {
  if (Array.isArray(vehicleIds)) return vehicleIds.filter((id) => typeof id === 'string').join(' ');
  return text(vehicleId);
}

function placeIn({ place }: JsonObject) {
  const found = typeof place === 'string' ? findPlace(place) : undefined;
  return found?.slug === place ? found : undefined;
}

function localTime(data: JsonObject): string | null {
  const [place, occurredAt] = [placeIn(data), text(data['occurredAt'])];
  if (!place || occurredAt === null || Number.isNaN(Date.parse(occurredAt))) return null;
  return localTimeAt(place.slug, occurredAt);
}

function coordinate({ position }: JsonObject, name: 'lat' | 'lon'): number | null {
  return number(member(position, name));
}

function member(value: Json | undefined, name: string): Json | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value[name] : undefined;
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function number(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
