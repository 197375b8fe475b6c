import {
  type AssignCarnet,
  CARNET_DECISION_TYPES,
  type CarnetEvent,
  type CarnetState,
  decideCarnet,
  evolveCarnetFacts,
  foldCarnet,
  isCarnetFact,
  type IssueCarnet,
  normaliseVehicleId,
  readCarnetEvent,
  type Recorded,
  refuse,
  type Refused,
} from '#kafila/domain';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { MembershipReader } from '../across-convoys/membership-reader.js';
import { type DecisionTaken, type SentDecision, type WithoutTime } from '../decision/sent-decision.js';
import { type OnCarnet, streamOf } from '../decision/subject.js';
import { type DecidedStream } from '../streams/decided-history.js';
import { ConvoysInScope } from '../scope/convoys-in-scope.js';
import { PapersInScope } from '../scope/papers-in-scope.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { SIGNING_KEYS, type SigningKeys } from '../signed-reports/signing-keys.js';
import { decisionToTake } from './decision-to-take.js';
import { Desk, SKIPPED_OF_ROWS, type SkippedOfRows } from './desk.js';

const CARNET: DecidedStream<Recorded<CarnetEvent>, CarnetState> = {
  read: readCarnetEvent,
  isFact: isCarnetFact,
  fold: foldCarnet,
  addFacts: (state, facts) => evolveCarnetFacts(state, facts.filter(isCarnetFact)),
  decisionTypes: CARNET_DECISION_TYPES,
};

/** The dispatch desk's decisions on carnets. When a promise resolves, the decision is durable. */
@Injectable()
export class CarnetDesk {
  readonly #desk: Desk<Recorded<CarnetEvent>, CarnetState>;
  readonly #inScope: ConvoysInScope;
  readonly #papers: PapersInScope;

  constructor(
    private readonly writers: StreamWriters,
    private readonly convoys: MembershipReader,
    @Optional() @Inject(SKIPPED_OF_ROWS) skippedOf?: SkippedOfRows,
    @Optional() @Inject(SIGNING_KEYS) keys?: SigningKeys,
  ) {
    this.#desk = new Desk(writers, CARNET, skippedOf, keys);
    this.#inScope = new ConvoysInScope(convoys);
    this.#papers = new PapersInScope(writers.store, this.#inScope);
  }

  /**
   * @throws Problem where the state refuses it, its key is known with other content, the carnet has moved on, or its convoys are
   * outside the scope of whoever decides
   */
  async issue(command: WithoutTime<IssueCarnet>, sent: SentDecision<OnCarnet>): Promise<DecisionTaken> {
    const decision = decisionToTake(command, sent);
    await this.#papers.require(sent.terms.caller.scope, streamOf(sent.subject));
    return this.#desk.take(decision, undefined, (at, state) => decideCarnet({ ...command, at }, state));
  }

  /** @throws Problem as `issue` does, and where the vehicle is not in the convoy */
  assign(command: WithoutTime<AssignCarnet>, sent: SentDecision<OnCarnet>): Promise<DecisionTaken> {
    return this.writers.deadline().within(this.#assign(command, sent));
  }

  async #assign(command: WithoutTime<AssignCarnet>, sent: SentDecision<OnCarnet>): Promise<DecisionTaken> {
    const decision = decisionToTake(command, sent);
    const { scope } = sent.terms.caller;
    await this.#inScope.require(scope, command.convoyId);
    await this.#papers.require(scope, streamOf(sent.subject));
    // Read before the turn of the carnet: what comes in between can only add to what is known of the convoy.
    await this.convoys.exclusively(() => this.convoys.catchUp());
    return this.#desk.take(decision, command.convoyId, (at, state) => {
      const bearer = this.#bearerOf(command);
      if (!('refusal' in bearer)) return decideCarnet({ ...command, ...bearer, at }, state);
      // A fault of the carnet itself comes first.
      const verdict = decideCarnet({ ...command, at }, state);
      return 'refusal' in verdict ? verdict : bearer;
    });
  }

  /** The vehicle that is to have the carnet, however its id was written. It has to be known in the convoy. */
  #bearerOf({
    convoyId,
    vehicleId,
  }: Pick<AssignCarnet, 'convoyId' | 'vehicleId'>): { readonly vehicleId: string } | Refused {
    const { memberships } = this.convoys;
    if (!memberships.exists(convoyId)) {
      const detail = `There is no convoy '${convoyId}'; plan it first.`;
      return refuse('unknown-convoy', detail, { convoyId }, '/convoyId');
    }
    const written = [vehicleId, normaliseVehicleId(vehicleId)];
    const known = written.find((id) => memberships.wasIn(convoyId, id));
    if (known !== undefined) return { vehicleId: known };
    const detail = `${vehicleId} has not joined the convoy ${convoyId}.`;
    return refuse('vehicle-not-in-convoy', detail, { convoyId, vehicleId }, '/vehicleId');
  }
}
