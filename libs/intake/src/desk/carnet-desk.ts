import {
  CARNET_DECISION_TYPES,
  type CarnetCommand,
  type CarnetState,
  decideCarnet,
  foldCarnet,
  normaliseVehicleId,
  readCarnetEvent,
  refuse,
  type Refused,
} from '#kafila/domain';
import { type StreamWriters } from '../streams/stream-writers.js';
import {
  type DecisionTaken,
  type DecisionToTake,
  type OnCarnet,
  type WithoutTime,
} from '../decision/decision-to-take.js';
import { type DecidedStream, Desk } from './desk.js';
import { type MembershipReader } from '../across-convoys/membership-reader.js';

const CARNET: DecidedStream<CarnetState> = {
  fold: (history) => foldCarnet(history.map(readCarnetEvent)),
  decisionTypes: CARNET_DECISION_TYPES,
};

/** The dispatch desk's decisions on carnets. */
export class CarnetDesk {
  readonly #desk: Desk<CarnetState>;

  constructor(
    writers: StreamWriters,
    private readonly around: MembershipReader,
    now?: () => Date,
  ) {
    this.#desk = new Desk(writers, CARNET, now);
  }

  /**
   * Takes a decision. When the promise resolves, it is durable.
   *
   * @throws Problem where the state refuses it, its key is known with other content, or the carnet has moved on
   */
  async take(decision: DecisionToTake<WithoutTime<CarnetCommand>, OnCarnet>): Promise<DecisionTaken> {
    const { command } = decision;
    if (command.type === 'issue-carnet') {
      return this.#desk.take(decision, undefined, (at, state) => decideCarnet({ ...command, at }, state));
    }
    // Read before the turn of the carnet: what comes in between can only add to what is known of the convoy.
    await this.around.alone(() => this.around.catchUp());
    return this.#desk.take(decision, command.convoyId, (at, state) => {
      const bearer = this.#bearerOf(command);
      if (!('refusal' in bearer)) return decideCarnet({ ...command, ...bearer, at }, state);
      // What is wrong with the carnet itself is told first.
      const verdict = decideCarnet({ ...command, at }, state);
      return 'refusal' in verdict ? verdict : bearer;
    });
  }

  /** The vehicle that is to have the carnet, however its id was written. It has to be known in the convoy. */
  #bearerOf({
    convoyId,
    vehicleId,
  }: {
    readonly convoyId: string;
    readonly vehicleId: string;
  }): { readonly vehicleId: string } | Refused {
    const { memberships } = this.around;
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
