import { type Claim, claimsOf, type ConvoyState, subjectOfStream } from '#kafila/domain';
import { type ReadEvent, StepwiseFold } from '#kafila/read-models';

/** What other convoys claim, as their events come in: who has a vehicle or a carnet, from when to when. */
export class ClaimsElsewhere {
  readonly #folds = new Map<string, StepwiseFold>();
  readonly #claims = new Map<string, readonly Claim[]>();
  readonly #stale = new Set<string>();

  /** Takes events of one stream that belong together. */
  add(stream: string, events: readonly ReadEvent[]): void {
    const fold = this.#folds.get(stream) ?? new StepwiseFold(stream);
    this.#folds.set(stream, fold);
    fold.add(events);
    this.#stale.add(stream);
  }

  /** Whether something came in since the claims were asked for. */
  get isStale(): boolean {
    return this.#stale.size > 0;
  }

  get claims(): readonly Claim[] {
    for (const stream of this.#stale) {
      const state = this.#folds.get(stream)?.state;
      if (state !== undefined) {
        this.#claims.set(stream, claimsOf(state as ConvoyState, subjectOfStream(stream).id));
      }
    }
    this.#stale.clear();
    return [...this.#claims.values()].flat();
  }
}
