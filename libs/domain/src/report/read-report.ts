import { type Unit } from '../event/recorded.js';
import { parseInstant } from '../time/instant.js';
import { READ_FIELDS } from './read-field.js';
import { instantFault, readInstant } from './read-text.js';
import { faultOf, type ReportFault } from './report-fault.js';
import { REPORT_TYPES, type ReportType } from '../event/report-types.js';
import { type FactEvent, type Report } from './report.js';

export type ReadReport = { readonly event: FactEvent } | { readonly faults: readonly ReportFault[] };

type Fields = Record<string, unknown>;

/**
 * Makes an event of a report of the right shape: instants in UTC beside the offset as reported, places by slug, ids, seals,
 * numbers and codes in one form. What was written otherwise stays under `asReported`, a whole field each. Only what
 * cannot be understood is a fault; whether it fits what else is known is left to the fold (law 4).
 */
export function readReport(report: Report): ReadReport {
  const faults: ReportFault[] = [];
  const when = parseInstant(report.occurredAt);
  const data: Fields = {};
  if (typeof when === 'string') {
    faults.push(instantFault('/occurredAt', when));
  } else {
    data['occurredAt'] = when.instant;
    data['offset'] = when.offset;
  }
  readClocks(report.unit, faults);

  const asReported: Fields = {};
  let isAllAsWritten = true;
  for (const field of Object.keys(report)) {
    const written = report[field];
    if (written === undefined || isSaidElsewhere(field, report.type)) continue;
    const value = READ_FIELDS.get(field)?.(written, `/${field}`, faults) ?? written;
    data[field] = value;
    if (value === written) continue;
    asReported[field] = written;
    isAllAsWritten = false;
  }
  const { occurredAt, endedAt } = data as { occurredAt?: string; endedAt?: string };
  if (faults.length === 0 && occurredAt !== undefined && endedAt !== undefined && endedAt < occurredAt) {
    const detail =
      'lies before occurredAt, when it began; give the end of the same activity, or leave it out';
    faults.push(faultOf('ended-before-started', '/endedAt', detail));
  }
  if (data['retracts'] === report.reportId) {
    const detail = 'is this report itself; name the one that is taken back';
    faults.push(faultOf('retracts-itself', '/retracts', detail));
  }
  if (faults.length > 0) return { faults };
  if (report.type === 'CargoTransshipped') nameBothVehicles(data);
  if (!isAllAsWritten) data['asReported'] = asReported;
  // The shape was checked at the edge, per type; here only its fields took the form of the domain.
  return { event: { type: report.type, data } as unknown as FactEvent };
}

function readClocks({ clockAt, observed, clock }: Unit, faults: ReportFault[]): void {
  if (clockAt !== undefined) readInstant(clockAt, '/unit/clockAt', faults);
  if (clock) readInstant(clock.wall, '/unit/clock/wall', faults);
  if (!observed) return;
  readInstant(observed.wall, '/unit/observed/wall', faults);
  const { lastServerTime } = observed;
  if (lastServerTime !== undefined) readInstant(lastServerTime, '/unit/observed/lastServerTime', faults);
}

/** What an event does not repeat: who sent it is metadata, what it is about is the name of its stream. */
function isSaidElsewhere(field: string, type: ReportType): boolean {
  switch (field) {
    case 'reportId':
    case 'type':
    case 'occurredAt':
    case 'unit':
    case 'declarationRef':
      return true;
    case 'convoyId':
      return isAbout(type, 'convoy') || isAbout(type, 'any');
    case 'carnetNumber':
      // A lodgement names the carnet under which the goods travel.
      return type !== 'DeclarationLodged';
    default:
      return false;
  }
}

function isAbout(type: ReportType, about: 'convoy' | 'any'): boolean {
  return REPORT_TYPES[type].about === about;
}

/** A load that was moved concerns both vehicles, and the others that are named. */
function nameBothVehicles(data: Fields): void {
  const {
    vehicleIds = [],
    fromVehicleId,
    toVehicleId,
  } = data as Partial<Record<string, string>> & {
    vehicleIds?: readonly string[];
  };
  data['vehicleIds'] = [...new Set([...vehicleIds, fromVehicleId, toVehicleId])];
}
