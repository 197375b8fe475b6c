import { type ReportRetracted, type Retraction, standingRetractions, type Recorded } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { isRetraction, readEvent } from './read-event.js';

/** By stream, by the report taken back: the retraction that stands. */
export type StandingRetractions = ReadonlyMap<string, ReadonlyMap<string, Retraction>>;

/** Gathers the retractions of a history while it is read; nothing else of it is kept. */
export class RetractionsSeen {
  readonly #retractions = new Map<string, Recorded<ReportRetracted>[]>();

  add(event: RecordedEvent): void {
    const retraction = retractionIn(event);
    if (!retraction) return;
    const known = this.#retractions.get(event.stream);
    if (known) known.push(retraction);
    else this.#retractions.set(event.stream, [retraction]);
  }

  /** As the folds have it: a retraction that was taken back takes nothing back. */
  standing(): StandingRetractions {
    return new Map(
      [...this.#retractions].map(([stream, recorded]) => [stream, standingRetractions(recorded)]),
    );
  }
}

/** A retraction that cannot be understood takes nothing back. */
function retractionIn(event: RecordedEvent): Recorded<ReportRetracted> | undefined {
  if (event.type !== 'ReportRetracted') return undefined;
  try {
    const recorded = readEvent(event);
    return isRetraction(recorded) ? recorded : undefined;
  } catch {
    return undefined;
  }
}
