import { findPlace } from '../geography/geography.js';
import { present } from '../present.js';
import { INSTANT_FAULTS, parseInstant } from './instant.js';
import { type FactEvent, type Report } from './report.js';

/** What is wrong with one field of a report. */
export interface ReportFault {
  readonly code: 'unreadable-instant' | 'unknown-place';
  /** JSON pointer. */
  readonly pointer: string;
  readonly detail: string;
}

export type ReadReport = { readonly event: FactEvent } | { readonly faults: readonly ReportFault[] };

/**
 * Makes an event of a report of the right shape: instants in UTC beside the offset as reported, places by slug. Only
 * what cannot be understood is a fault; whether it fits the convoy is told by the fold (law 4).
 */
export function readReport(report: Report): ReadReport {
  const faults: ReportFault[] = [];
  const when = parseInstant(report.occurredAt);
  if (typeof when === 'string') {
    const detail = `occurredAt ${INSTANT_FAULTS[when]}`;
    faults.push({ code: 'unreadable-instant', pointer: '/occurredAt', detail });
  }
  const { clockAt } = report.unit;
  const clock = clockAt === undefined ? undefined : parseInstant(clockAt);
  if (typeof clock === 'string') {
    const detail = `unit.clockAt ${INSTANT_FAULTS[clock]}`;
    faults.push({ code: 'unreadable-instant', pointer: '/unit/clockAt', detail });
  }
  const place = report.place === undefined ? undefined : findPlace(report.place);
  if (report.place !== undefined && !place) {
    const detail = `place '${report.place}' is not known; give a slug or UN/LOCODE of GET /v1/places, or only a position`;
    faults.push({ code: 'unknown-place', pointer: '/place', detail });
  }
  if (typeof when === 'string' || faults.length > 0) return { faults };

  const { type, reportId, convoyId, unit, occurredAt, place: asReported, ...rest } = report;
  const data = {
    occurredAt: when.instant,
    offset: when.offset,
    ...rest,
    ...present({
      place: place?.slug,
      asReported: asReported === place?.slug ? undefined : { place: asReported },
    }),
  };
  // The shape was checked at the edge, per type; here only its places and instants became the domain's.
  return { event: { type, data } as unknown as FactEvent };
}
