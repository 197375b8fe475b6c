import {
  type CarnetState,
  type Claim,
  claimsOf,
  claimsOfHolder,
  type ConvoyState,
  type Explanation,
  explanationsOf,
  explanationsOfHolder,
  subjectOfStream,
} from '#kafila/domain';
import {
  inTurns,
  type ReadEvent,
  ReportsSeen,
  StepwiseFold,
  takenBackIn,
  type ToldElsewhere,
} from '#kafila/read-models';

/** What one stream tells of the others. */
interface Told {
  readonly claims: readonly Claim[];
  readonly explanations: readonly Explanation[];
}

/**
 * What other convoys claim and explain, as their events come in; of other carnets and declarations, which of the same
 * reports they have, and whether the holder is excluded.
 */
export class ClaimsElsewhere {
  /** Whoever looks for the same reports elsewhere adds his own. */
  readonly reports = new ReportsSeen();
  readonly #folds = new Map<string, StepwiseFold>();
  readonly #told = new Map<string, Told>();
  readonly #stale = new Set<string>();

  /** Takes events of one stream, in their order. */
  async add(stream: string, events: readonly ReadEvent[]): Promise<void> {
    const fold = this.#folds.get(stream) ?? new StepwiseFold(stream);
    this.#folds.set(stream, fold);
    await inTurns(this.reports.adding(stream, events));
    await inTurns(fold.addingAll(events));
    this.#stale.add(stream);
  }

  /** Whether something came in since it was asked for. */
  get isStale(): boolean {
    return this.#stale.size > 0;
  }

  get told(): ToldElsewhere {
    for (const stream of this.#stale) {
      const state = this.#folds.get(stream)?.state;
      if (state !== undefined) this.#told.set(stream, toldBy(stream, state));
    }
    this.#stale.clear();
    const all = [...this.#told.values()];
    return {
      claims: all.flatMap(({ claims }) => claims),
      explanations: all.flatMap(({ explanations }) => explanations),
      reports: this.reports,
    };
  }
}

function toldBy(stream: string, state: unknown): Told {
  const { kind, id } = subjectOfStream(stream);
  const takenBack = takenBackIn(stream, state as Parameters<typeof takenBackIn>[1]);
  if (kind === 'carnet') {
    const carnet = state as CarnetState;
    const exclusions = claimsOfHolder(carnet, id).filter((claim) => claim.kind === 'exclusion');
    return { claims: exclusions, explanations: [...explanationsOfHolder(carnet), ...takenBack] };
  }
  if (kind !== 'convoy') return { claims: [], explanations: takenBack };
  const convoy = state as ConvoyState;
  return { claims: claimsOf(convoy, id), explanations: [...explanationsOf(convoy), ...takenBack] };
}
