import { placeOf } from '../geography/geography.js';
import { elapsedHours } from '../time/hours.js';
import { monthsAfter } from '../time/calendar-day.js';
import { dayAt } from '../geography/local-time.js';
import { type TirOperation } from './state/carnet.state.js';

/** One TIR operation for people. Instants are RFC 3339 in UTC, offices are slugs; unknown is null. */
export interface TirOperationView {
  /** Customs territory: `EAEU`, or the country where it is one of its own. */
  readonly territory: string;
  /** Countries it is known to have run in, ISO 3166-1 alpha-2, that of its start first. */
  readonly countries: readonly string[];
  readonly startedAt: string | null;
  readonly startOffice: string | null;
  /** Its end was reported, so it must have started, at an unknown time. */
  readonly startInferred: boolean;
  readonly terminatedAt: string | null;
  readonly terminationOffice: string | null;
  /** What was reported later implies that it was terminated, at an unknown time. */
  readonly terminationInferred: boolean;
  /** Only a part of the load was unloaded there. Null where nobody said. */
  readonly partial: boolean | null;
  /** What customs reserved; null where nobody reported a reservation. */
  readonly reservation: string | null;
  readonly certificate: { readonly reference: string; readonly date?: string } | null;
  readonly dischargedAt: string | null;
  readonly voucherPages: { readonly start: number | null; readonly termination: number | null };
  /** Identifying marks at its start, of heavy or bulky goods. */
  readonly marks: readonly string[] | null;
  readonly prescribedRoute: readonly string[] | null;
  readonly timeLimit: string | null;
  /** Hours from its termination to the next start. Null where either was not reported, and where they contradict. */
  readonly hoursUntilNextStart: number | null;
  /** Days from termination to discharge, with fractions. Null like `hoursUntilNextStart`. */
  readonly daysToDischarge: number | null;
  /**
   * Until when customs of its country can notify that it was not discharged: a year after they accepted the carnet (TIR
   * art. 11.1, text of about 2010). Null where it was discharged, or its start is unknown.
   */
  readonly notifyNonDischargeBy: string | null;
  readonly evidence: readonly string[];
}

export function describeOperation(operation: TirOperation, next: TirOperation | undefined): TirOperationView {
  const { territory, start, termination, discharge, mustHaveEnded } = operation;
  const terminatedAt = termination?.at ?? null;
  const dischargedAt = discharge?.at ?? null;
  const days = elapsedHours(terminatedAt, dischargedAt);
  return {
    territory,
    countries: countriesOf(operation),
    startedAt: start?.at ?? null,
    startOffice: start?.place ?? null,
    startInferred: start === null,
    terminatedAt,
    terminationOffice: termination?.place ?? null,
    terminationInferred: termination === null && mustHaveEnded,
    partial: termination?.partial ?? null,
    reservation: termination?.reservation ?? null,
    certificate: termination?.certificate ?? null,
    dischargedAt,
    voucherPages: { start: start?.voucherPage ?? null, termination: termination?.voucherPage ?? null },
    marks: start?.marks ?? null,
    prescribedRoute: start?.prescribedRoute ?? null,
    timeLimit: start?.timeLimit ?? null,
    hoursUntilNextStart: elapsedHours(terminatedAt, next?.start?.at ?? null),
    daysToDischarge: days === null ? null : days / 24,
    notifyNonDischargeBy: start && !discharge ? monthsAfter(dayAt(start.place, start.at), 12) : null,
    evidence: [start, termination, discharge].flatMap((act) => act?.evidence ?? []),
  };
}

/** Countries an operation is known to have run in, ISO 3166-1 alpha-2, that of its start first. */
export function countriesOf({ start, termination, discharge }: TirOperation): readonly string[] {
  const places = [start, termination].flatMap((act) => (act ? [placeOf(act.place).country] : []));
  return [...new Set([...places, ...(discharge ? [discharge.country] : [])])];
}
