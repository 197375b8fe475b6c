import { type ReportRetracted, type Retraction, standingRetractions, type Recorded } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { isRetraction, readEvent } from './read-event.js';

/** By stream, by the report taken back: the retraction that stands. */
export type StandingRetractions = ReadonlyMap<string, ReadonlyMap<string, Retraction>>;

/** Gathers the retractions of a history while it is read; nothing else of it is kept. */
export class RetractionsSeen {
  readonly #heard = new Map<string, Recorded<ReportRetracted>[]>();

  hear(event: RecordedEvent): void {
    const retraction = retractionIn(event);
    if (!retraction) return;
    const known = this.#heard.get(event.stream);
    if (known) known.push(retraction);
    else this.#heard.set(event.stream, [retraction]);
  }

  /** As the folds have it: a retraction that was taken back takes nothing back. */
  standing(): StandingRetractions {
    return new Map([...this.#heard].map(([stream, recorded]) => [stream, standingRetractions(recorded)]));
  }
}

/** A retraction that cannot be understood takes nothing back. */
function retractionIn(event: RecordedEvent): Recorded<ReportRetracted> | undefined {
  if (event.type !== 'ReportRetracted') return undefined;
  try {
    const told = readEvent(event);
    return isRetraction(told) ? told : undefined;
  } catch {
    return undefined;
  }
}
