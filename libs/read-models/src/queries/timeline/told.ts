import {
  CARNET_FACT_TYPES,
  CONVOY_FACT_TYPES,
  DECLARATION_FACT_TYPES,
  type Recorded,
  reportIdOf,
  type ReportRetracted,
  standingRetractions,
} from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { type Retracted } from './timeline-item.js';

export const RETRACTION = 'ReportRetracted';

const FACTS = new Set([...CONVOY_FACT_TYPES, ...CARNET_FACT_TYPES, ...DECLARATION_FACT_TYPES]);

/** An event, and what others say of it. */
export interface Told {
  readonly event: RecordedEvent;
  readonly late: boolean;
  readonly retracted: Retracted | null;
}

/** In the order of recording. */
export function* toldIn(history: readonly RecordedEvent[]): Generator<Told, void> {
  const retractions = retractionsAmong(history);
  const lateness = new Lateness();
  for (const event of history) {
    yield { event, late: lateness.of(event), retracted: retractedBy(retractions, event) };
  }
}

/** Which facts of a stream, taken one by one, occurred before one that had been recorded already. */
export class Lateness {
  #latest = '';

  of({ type, data }: RecordedEvent): boolean {
    const occurredAt = text(data['occurredAt']);
    if (occurredAt === null || !FACTS.has(type)) return false;
    const late = occurredAt < this.#latest;
    if (!late) this.#latest = occurredAt;
    return late;
  }
}

export function retractedBy(
  retractions: ReadonlyMap<string, Retracted>,
  event: RecordedEvent,
): Retracted | null {
  const isTakenBack = FACTS.has(event.type) || event.type === RETRACTION;
  return isTakenBack ? (retractions.get(reportIdOf(event)) ?? null) : null;
}

/** By the report taken back, what takes it back: as the fold has it. */
export function retractionsAmong(history: readonly RecordedEvent[]): ReadonlyMap<string, Retracted> {
  const readable = history.filter(
    ({ type, data }) =>
      type === RETRACTION && text(data['occurredAt']) !== null && text(data['retracts']) !== null,
  );
  const standing = standingRetractions(readable.map(asRetraction));
  return new Map(
    [...standing].map(([reportId, { retractionId, reason, replacedBy }]) => [
      reportId,
      { by: retractionId, reason: text(reason), replacedBy: text(replacedBy) },
    ]),
  );
}

/** Nothing but its two fields has been checked. */
function asRetraction(recorded: RecordedEvent): Recorded<ReportRetracted> {
  const { revision, recordedAt, type, data } = recorded;
  return {
    id: reportIdOf(recorded),
    revision,
    recordedAt,
    unit: null,
    event: { type, data } as unknown as ReportRetracted,
  };
}

/** Null where it is no text. */
export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
