import { Closed, Describe, Nested, Nullable } from '#kafila/platform';
import { ScopeRequest } from '../decide/scope.shape.js';

/** Body of PUT /v1/access/:kind/:id/scope. */
@Closed({ examples: [{ scope: { places: ['torkham-pk'] } }, { scope: null }] })
export class SetScopeRequest {
  @Nullable()
  @Nested(() => ScopeRequest)
  @Describe('From now on; null: a principal sees everything, a unit sees no convoy and reports of all.')
  readonly scope!: ScopeRequest | null;
}
