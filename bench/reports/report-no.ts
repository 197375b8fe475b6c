import { readReport, type Report, SCHEMA_VERSION } from '#kafila/domain';
import { type JsonObject, type NewEvent } from '#kafila/event-store';

/** Convoys that are planned before the clock starts. */
export const CONVOYS = 500;

const VEHICLES = 4;
const SEEN_AT = [
  ['CheckpointPassed', 'peshawar', 34.0151, 71.5249],
  ['BorderArrived', 'torkham-pk', 34.1219, 71.0936],
  ['BorderEntered', 'torkham-pk', 34.1219, 71.0936],
  ['BorderExited', 'torkham-pk', 34.1219, 71.0936],
] as const;
const BEGIN = Date.parse('2026-03-03T04:00:00.000Z');
const REPORTS_PER_MILLISECOND = 16;

export function convoyNo(n: number): string {
  return `bench-${String(n % CONVOYS).padStart(4, '0')}`;
}

/**
 * How many reports in a row tell of the same convoy: 1 where all units report as things happen, 500 where a unit hands
 * over at once what it saved up in a dead zone, 25 where a post hands over what it saw of twenty convoys.
 */
export type InARow = 1 | 25 | 500;

/** Body of `POST /v1/convoys` for each of the convoys. */
export function planNo(n: number): object {
  return {
    convoyId: convoyNo(n),
    corridorId: 'khi-tas-torkham',
    regime: 'TIR',
    plannedDeparture: '2026-03-01T06:00:00+05:00',
    vehicles: Array.from({ length: VEHICLES }, (_, v) => ({ plate: plateNo(n, v), country: 'PK' })),
  };
}

/** Report `n`: always the same one, so that what was kept can be held against what was sent. */
export function reportNo(n: number, inARow: InARow): Report {
  const convoy = Math.floor(n / inARow);
  const [type, place, lat, lon] = SEEN_AT[n % SEEN_AT.length] ?? SEEN_AT[0];
  const at = new Date(BEGIN + n * 40 + 5 * 3_600_000).toISOString();
  return {
    reportId: reportIdNo(n),
    type,
    convoyId: convoyNo(convoy),
    occurredAt: at.replace('Z', '+05:00'),
    place,
    vehicleIds: [0, 1].map((v) => `PK-${plateNo(convoy, v).replace('-', '')}`),
    position: { lat: lat + (n % 97) / 1e4, lon: lon + (n % 89) / 1e4, accuracyM: 12 },
    unit: { unitId: `unit-${convoy % CONVOYS}`, sequence: n },
    note: `Seals checked, papers in order, ${n % 7} trucks ahead in the queue`,
  };
}

/** Which report an event tells of; undefined where it is a decision. */
export function numberOf({ metadata }: Pick<NewEvent, 'metadata'>): number | undefined {
  const { unit } = metadata as { unit?: { sequence?: number } };
  return unit?.sequence;
}

/** The event that report `n` becomes. A digest of its content stands in the place of the real one: as long, not the same. */
export function eventNo(n: number, inARow: InARow): NewEvent {
  const report = reportNo(n, inARow);
  const read = readReport(report);
  if ('faults' in read) throw new Error(`Report ${n}: ${read.faults.map(({ detail }) => detail).join('; ')}`);
  const { convoyId = '', unit } = report;
  return {
    id: report.reportId,
    type: read.event.type,
    data: { ...read.event.data } as unknown as JsonObject,
    metadata: {
      convoyId,
      $correlationId: convoyId,
      by: 'local',
      reportId: report.reportId,
      unit: { ...unit },
      schemaVersion: SCHEMA_VERSION,
      digest: hex(scattered(n), 64),
    },
  };
}

/** UUIDv7: the time, then bits that only look random. */
function reportIdNo(n: number): string {
  const time = hex(BEGIN + Math.floor(n / REPORTS_PER_MILLISECOND), 12);
  const bits = scattered(n);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(n % 4096, 3)}-8${hex(bits % 4096, 3)}-${hex(bits, 12)}`;
}

function plateNo(n: number, vehicle: number): string {
  return `BN${String.fromCharCode(65 + vehicle)}-${1000 + (n % CONVOYS)}`;
}

function scattered(n: number): number {
  return Math.imul(n + 1, 2_654_435_761) >>> 0;
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}
