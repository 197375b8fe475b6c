import { EVENT_STORE, type EventStore, streamPages } from '#kafila/event-store';
import { limitsConvoys, outOfScope, type Scopes } from '#kafila/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ConvoysInScope } from './convoys-in-scope.js';

/** Whether carnets and declarations are in the scope of a caller: by the convoys that their streams name. */
@Injectable()
export class PapersInScope {
  constructor(
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'readStream'>,
    private readonly convoys: ConvoysInScope,
  ) {}

  /** A paper that no convoy has yet is nobody's: whoever may decide on papers may. @throws Problem `out-of-scope` */
  async require(scopes: Scopes | undefined, stream: string): Promise<void> {
    if (!limitsConvoys(scopes)) return;
    const named = await this.#convoysIn(stream);
    if (named.length > 0 && !(await this.#hasAny(scopes, named))) throw outOfScope();
  }

  /** Whether a report may be about a paper. One that no convoy has is in the scope of the convoy that the report names. */
  async mayBe(scopes: Scopes, stream: string, convoyId: string | undefined): Promise<boolean> {
    const named = await this.#convoysIn(stream);
    if (named.length > 0) return this.#hasAny(scopes, named);
    return convoyId !== undefined && this.convoys.mayBe(scopes, convoyId);
  }

  async #hasAny(scopes: Scopes, convoyIds: readonly string[]): Promise<boolean> {
    for (const convoyId of convoyIds) if (await this.convoys.mayBe(scopes, convoyId)) return true;
    return false;
  }

  async #convoysIn(stream: string): Promise<readonly string[]> {
    const named = new Set<string>();
    for await (const page of streamPages(this.store, stream))
      for (const { data } of page) if (typeof data['convoyId'] === 'string') named.add(data['convoyId']);
    return [...named];
  }
}
