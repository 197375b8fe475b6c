import {
  type Corrections,
  correctionsIn,
  isCorrection,
  reportIdOf,
  type Retraction,
  type Standing,
  type StoredEvent,
  takesBack,
  unitOf,
} from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { type AnyRecorded, readEvent } from './read-event.js';

/** Gathers what corrects the reports of a history while it is read; nothing else of it is kept. */
export class CorrectionsSeen {
  readonly #seen = new Map<string, AnyRecorded[]>();

  add(event: RecordedEvent): void {
    const correction = correctionIn(event);
    if (!correction) return;
    const known = this.#seen.get(event.stream);
    if (known) known.push(correction);
    else this.#seen.set(event.stream, [correction]);
  }

  /** As the folds have it: a retraction that was taken back takes nothing back. */
  standing(): StandingCorrections {
    return new StandingCorrections(
      new Map([...this.#seen].map(([stream, recorded]) => [stream, correctionsIn(recorded)])),
    );
  }
}

/** What corrections make of the reports of a history. */
export class StandingCorrections {
  constructor(private readonly ofStreams: ReadonlyMap<string, Corrections>) {}

  /** How many retractions stand. */
  get retractions(): number {
    return [...this.ofStreams.values()].reduce((sum, { retractions }) => sum + retractions.size, 0);
  }

  takesBack(event: RecordedEvent): Retraction | undefined {
    const retractions = this.ofStreams.get(event.stream)?.retractions;
    return retractions && takesBack(retractions, { id: reportIdOf(event), unit: unitOf(event) });
  }

  /** Undefined where a report counts without reserve, unless it is taken back. */
  standingOf(event: RecordedEvent): Standing | undefined {
    const { standing } = event as StoredEvent;
    const isVouchedFor = this.ofStreams.get(event.stream)?.standing.vouched.has(reportIdOf(event)) === true;
    return isVouchedFor ? undefined : standing;
  }
}

/** One that cannot be understood corrects nothing. */
function correctionIn(event: RecordedEvent): AnyRecorded | undefined {
  if (!isCorrection(event.type)) return undefined;
  try {
    return readEvent(event);
  } catch {
    return undefined;
  }
}
