import {
  CARNET_FACT_TYPES,
  CONVOY_FACT_TYPES,
  DECLARATION_FACT_TYPES,
  type Corrections,
  correctionsIn,
  isCorrection,
  provisoOf,
  type Recorded,
  reportIdOf,
  type Standing,
  type StoredEvent,
  takesBack,
  unitOf,
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
  /** Undefined: it counts without reserve, unless it is taken back. */
  readonly standing: Standing | undefined;
}

/** In the order of recording. */
export function* toldIn(history: readonly RecordedEvent[]): Generator<Told, void> {
  const corrections = correctionsAmong(history);
  const lateness = new Lateness();
  for (const event of history) yield { event, late: lateness.of(event), ...correctedBy(corrections, event) };
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

/** What corrections, and its own standing, make of an event. */
export function correctedBy(
  { retractions, standing: { vouched } }: Corrections,
  event: RecordedEvent,
): Pick<Told, 'retracted' | 'standing'> {
  if (!FACTS.has(event.type) && event.type !== RETRACTION) return { retracted: null, standing: undefined };
  const id = reportIdOf(event);
  const by = takesBack(retractions, { id, unit: unitOf(event) });
  return {
    retracted: by ? { by: by.retractionId, reason: text(by.reason), replacedBy: text(by.replacedBy) } : null,
    standing: vouched.has(id) ? undefined : (event as StoredEvent).standing,
  };
}

/** By the report taken back, what takes it back, and what the desk vouches for: as the fold has it. */
export function correctionsAmong(history: readonly RecordedEvent[]): Corrections {
  return correctionsIn(history.filter(isReadable).map(asCorrection));
}

function isReadable({ type, data }: RecordedEvent): boolean {
  const of = type === RETRACTION ? data['retracts'] : data['reportId'];
  return isCorrection(type) && text(data['occurredAt']) !== null && text(of) !== null;
}

/** Nothing but its two fields has been checked. */
function asCorrection(recorded: RecordedEvent): Recorded {
  const { revision, recordedAt, type, data } = recorded;
  const proviso = provisoOf(recorded);
  return {
    id: reportIdOf(recorded),
    revision,
    recordedAt,
    unit: unitOf(recorded),
    event: { type, data: data as unknown as Recorded['event']['data'] },
    ...(proviso && { proviso }),
  };
}

/** Null where it is no text. */
export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
