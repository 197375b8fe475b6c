import { isDeepStrictEqual } from 'node:util';
import { reportIdOf } from '#kafila/domain';
import { type HistoryEvent } from '../fold/recorded-history.js';
import { type ShownEvent } from '../shown-event.answer.js';
import { type Correction, type TellingDifference } from './change-after-the-fact.answer.js';

/** What of two reports is compared. */
const FIELDS = ['type', 'occurredAt', 'place', 'direction', 'vehicleIds', 'coordinates', 'reason'] as const;

/** Knows of a history which report replaces which, and what retractions take back. */
export class Corrections {
  readonly #reports = new Map<string, ShownEvent>();
  readonly #replaced = new Map<string, string>();

  /** In portions, so that others have their turn. */
  static *gathering(history: readonly HistoryEvent[]): Generator<void, Corrections> {
    const corrections = new Corrections();
    for (const event of history) {
      corrections.#add(event);
      yield;
    }
    return corrections;
  }

  #add({ recorded, shown }: HistoryEvent): void {
    this.#reports.set(keyOf(recorded.stream, reportIdOf(recorded)), shown);
    const replacement = shown.retracted?.replacedBy;
    if (typeof replacement === 'string')
      this.#replaced.set(keyOf(recorded.stream, replacement), reportIdOf(recorded));
  }

  /** Id of the report that this one replaces; null where it replaces none. */
  replacedBy({ recorded }: HistoryEvent): string | null {
    return this.#replaced.get(keyOf(recorded.stream, reportIdOf(recorded))) ?? null;
  }

  /** Null where the event is no retraction. */
  of({ recorded: { stream, data }, shown: { retracts, reason } }: HistoryEvent): Correction | null {
    if (retracts === undefined) return null;
    const replacedBy = typeof data['replacedBy'] === 'string' ? data['replacedBy'] : null;
    const report = this.#reports.get(keyOf(stream, retracts)) ?? null;
    const replacement = replacedBy === null ? null : (this.#reports.get(keyOf(stream, replacedBy)) ?? null);
    const differs = report && replacement ? differencesOf(report, replacement) : [];
    return { reportId: retracts, reason, report, replacedBy, replacement, differs };
  }
}

function keyOf(stream: string, id: string): string {
  return `${stream} ${id}`;
}

function differencesOf(report: ShownEvent, replacement: ShownEvent): readonly TellingDifference[] {
  const own = FIELDS.map((field) => ({ field, before: report[field], after: replacement[field] }));
  const names = new Set([...Object.keys(report.details), ...Object.keys(replacement.details)]);
  const details = [...names].map((field) => {
    return { field, before: report.details[field] ?? null, after: replacement.details[field] ?? null };
  });
  return [...own, ...details].filter(({ before, after }) => !isDeepStrictEqual(before, after));
}
