import { claimsOf, type ConvoyState, explanationsOf, subjectOfStream } from '#kafila/domain';
import { inTurns, type ReadEvent, StepwiseFold, type ToldElsewhere } from '#kafila/read-models';

/** What other convoys claim and explain, as their events come in. */
export class ClaimsElsewhere {
  readonly #folds = new Map<string, StepwiseFold>();
  readonly #told = new Map<string, ToldElsewhere>();
  readonly #stale = new Set<string>();

  /** Takes events of one stream, in their order. */
  async add(stream: string, events: readonly ReadEvent[]): Promise<void> {
    const fold = this.#folds.get(stream) ?? new StepwiseFold(stream);
    this.#folds.set(stream, fold);
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
      if (state !== undefined) {
        const { id } = subjectOfStream(stream);
        const convoy = state as ConvoyState;
        this.#told.set(stream, { claims: claimsOf(convoy, id), explanations: explanationsOf(convoy) });
      }
    }
    this.#stale.clear();
    const all = [...this.#told.values()];
    return {
      claims: all.flatMap(({ claims }) => claims),
      explanations: all.flatMap(({ explanations }) => explanations),
    };
  }
}
