import { type ConvoyDecision, type Refused } from '#kafila/domain';
import { limitsConvoys, outOfScope } from '#kafila/platform';
import { type MembershipReader } from '../across-convoys/membership-reader.js';
import { type SentDecision } from '../decision/sent-decision.js';
import { type OnConvoy } from '../decision/subject.js';
import { ConvoysInScope, requireStayIn } from './convoys-in-scope.js';

/** Other convoys that a decision on a convoy names. */
export interface NamedConvoys {
  /** The convoy whose return trip this one is to be; default: as it was planned. */
  readonly returnOf?: string | undefined;
  /** The convoy that this one is to be merged into. */
  readonly into?: string;
}

type Verdict = { readonly events: readonly ConvoyDecision[] } | Refused;

/** Whoever has a scope decides on convoys within it, before the decision and after it. */
export class DecisionScope {
  readonly #convoys: ConvoysInScope;

  constructor(others: MembershipReader) {
    this.#convoys = new ConvoysInScope(others);
  }

  /** To be asked before anything is told of the convoy. @throws Problem `out-of-scope` */
  async require(
    { type }: { readonly type: string },
    { subject: { convoyId }, terms }: SentDecision<OnConvoy>,
    { returnOf, into }: NamedConvoys = {},
  ): Promise<void> {
    const { scope } = terms.caller;
    if (!limitsConvoys(scope)) return;
    const named = [returnOf, into].filter((other) => other !== undefined);
    if (type === 'plan') await this.#convoys.requireFree(scope, convoyId);
    else named.push(convoyId);
    await this.#convoys.require(scope, ...named);
  }

  /** The verdict of the rules; to be asked before it is recorded or told. @throws Problem `out-of-scope` */
  judged<V extends Verdict>({ subject: { convoyId }, terms }: SentDecision<OnConvoy>, verdict: V): V {
    const { scope } = terms.caller;
    if (!limitsConvoys(scope)) return verdict;
    if ('events' in verdict) requireStayIn(scope, convoyId, verdict.events);
    const other = 'refusal' in verdict ? verdict.refusal.facts['otherConvoyId'] : undefined;
    if (typeof other === 'string' && !this.#convoys.has(scope, other)) throw outOfScope();
    return verdict;
  }
}
