import { type ConvoyDecision, reachOf, type ReachOfConvoy } from '#kafila/domain';
import { isConvoyInScope, limitsConvoys, mayBeInScope, outOfScope, type Scopes } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { MembershipReader } from '../across-convoys/membership-reader.js';
import { ANSWER_WITHIN_MS, Deadline } from '../streams/deadline.js';
import { waysIn } from '../across-convoys/ways.js';

/** How old what is known of a convoy may be where a report is about it, in milliseconds: a change counts within two seconds. */
const FRESH_MS = 1_000;

/** Whether convoys are in the scope of a caller, by their plans as they stand. Who has no scope costs nothing. */
@Injectable()
export class ConvoysInScope {
  #readAt = -Infinity;

  constructor(private readonly others: MembershipReader) {}

  /** Who may not decide on a convoy does not learn whether there is one. @throws Problem `out-of-scope` */
  async require(scopes: Scopes | undefined, ...convoyIds: readonly string[]): Promise<void> {
    if (!limitsConvoys(scopes)) return;
    await this.#read();
    for (const convoyId of convoyIds) if (!this.has(scopes, convoyId)) throw outOfScope();
  }

  /** The same of a convoy that is to be planned. @throws Problem `out-of-scope`: there is one, and it is outside */
  async requireFree(scopes: Scopes | undefined, convoyId: string): Promise<void> {
    if (!limitsConvoys(scopes)) return;
    await this.#read();
    if (this.others.ways.of(convoyId) && !this.has(scopes, convoyId)) throw outOfScope();
  }

  /** Whether there is such a convoy, and it is in scope, as far as was read. */
  has(scopes: Scopes | undefined, convoyId: string): boolean {
    const reach = this.others.ways.of(convoyId);
    return reach !== undefined && isConvoyInScope(scopes, reach);
  }

  /** Whether a report may be about a convoy. Of one that is not known, as far as its id says. */
  async mayBe(scopes: Scopes, convoyId: string): Promise<boolean> {
    const reach = await this.#freshReach(convoyId);
    return reach ? isConvoyInScope(scopes, reach) : mayBeInScope(scopes, convoyId);
  }

  async #freshReach(convoyId: string): Promise<ReachOfConvoy | undefined> {
    const known = this.others.ways.of(convoyId);
    if (known && performance.now() - this.#readAt < FRESH_MS) return known;
    await this.#read();
    return this.others.ways.of(convoyId);
  }

  async #read(): Promise<void> {
    const reading = this.others.exclusively(async () => {
      const readAt = performance.now();
      await this.others.catchUp();
      this.#readAt = readAt;
    });
    await new Deadline(ANSWER_WITHIN_MS).within(reading);
  }
}

/** Nobody leads a convoy out of his scope. @throws Problem `out-of-scope` */
export function requireStayIn(
  scopes: Scopes | undefined,
  convoyId: string,
  decisions: readonly ConvoyDecision[],
): void {
  if (!limitsConvoys(scopes)) return;
  for (const way of decisions.flatMap((decision) => waysIn(convoyId, decision)))
    if (!isConvoyInScope(scopes, reachOf(way.convoyId, way))) throw outOfScope();
}
