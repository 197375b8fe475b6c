import {
  CONVOY_DECISION_TYPES,
  type ConvoyCommand,
  type ConvoyState,
  convoyStream,
  decide,
  foldConvoy,
  type KnownElsewhere,
  readConvoyEvent,
} from '#kafila/domain';
import { historyOf } from '../streams/ledger.js';
import { type StreamWriters } from '../streams/stream-writers.js';
import { type Consequences } from '../across-convoys/consequences.js';
import {
  type DecisionTaken,
  type DecisionToTake,
  type OnConvoy,
  type WithoutTime,
} from '../decision/decision-to-take.js';
import { type DecidedStream, Desk } from './desk.js';
import { type MembershipReader } from '../across-convoys/membership-reader.js';
import { type Consequence } from '../across-convoys/pending-consequences.js';

const CONVOY: DecidedStream<ConvoyState> = {
  fold: (history) => foldConvoy(history.map(readConvoyEvent)),
  decisionTypes: CONVOY_DECISION_TYPES,
};

/** Decisions by which a vehicle or a convoy comes to be somewhere: they look at all convoys, one after the other. */
const LOOK_AROUND: ReadonlySet<ConvoyCommand['type']> = new Set<ConvoyCommand['type']>([
  'plan',
  'add-vehicle',
  'replace',
  'split',
  'merge',
]);

/** Those of them that reach into the streams of other convoys. */
const REACH_OUT: ReadonlySet<ConvoyCommand['type']> = new Set<ConvoyCommand['type']>(['split', 'merge']);

type Known = (state: ConvoyState | null) => KnownElsewhere | Promise<KnownElsewhere>;

/** The dispatch desk's decisions on convoys. */
export class ConvoyDesk {
  readonly #desk: Desk<ConvoyState>;

  constructor(
    private readonly writers: StreamWriters,
    private readonly around: MembershipReader,
    private readonly consequences: Consequences,
    /** Told of what follows from an earlier decision and cannot be brought about. */
    private readonly onFailed: (consequence: Consequence, error: unknown) => void = () => undefined,
    now?: () => Date,
  ) {
    this.#desk = new Desk(writers, CONVOY, now);
  }

  /**
   * Takes a decision. When the promise resolves, its events are durable, all of them, and so is what follows from it in
   * the streams of other convoys. Should the process die between the two, what follows is made good at its next start,
   * or before the next decision that looks around.
   *
   * @throws Problem where the state refuses it, its key is known with other content, or the convoy has moved on
   */
  take(decision: DecisionToTake<WithoutTime<ConvoyCommand>, OnConvoy>): Promise<DecisionTaken> {
    if (!LOOK_AROUND.has(decision.command.type)) return this.#take(decision, () => ({}));
    return this.around.alone(async () => {
      await this.#makeGood();
      const taken = await this.#take(decision, (state) => this.#knownElsewhere(decision, state));
      if (!taken.repeated && REACH_OUT.has(decision.command.type)) {
        await this.#makeGood(decision.subject.convoyId);
      }
      return taken;
    });
  }

  /**
   * Reads on what was decided, so that the next decision need not wait for it, and makes good what a process that died
   * left undone.
   *
   * @throws EventStoreUnavailable; nothing is lost then
   */
  keepUp(): Promise<void> {
    return this.around.alone(() => this.#makeGood());
  }

  /** @throws what hinders the consequences of the decision just taken on this convoy */
  async #makeGood(convoyId?: string): Promise<void> {
    for (const { consequence, error } of await this.consequences.makeGood()) {
      if (consequence.convoyId === convoyId) throw error;
      this.onFailed(consequence, error);
    }
  }

  #take(
    decision: DecisionToTake<WithoutTime<ConvoyCommand>, OnConvoy>,
    known: Known,
  ): Promise<DecisionTaken> {
    return this.#desk.take(decision, decision.subject.convoyId, async (at, state) =>
      decide({ ...decision.command, at }, state, await known(state)),
    );
  }

  async #knownElsewhere(
    { subject: { convoyId }, command }: DecisionToTake<WithoutTime<ConvoyCommand>, OnConvoy>,
    state: ConvoyState | null,
  ): Promise<KnownElsewhere> {
    const { memberships } = this.around;
    const outward = command.type === 'plan' ? command.returnOf : (state?.lineage.returnOf ?? undefined);
    return {
      convoyId,
      elsewhere: (vehicleId, at) => memberships.elsewhere(vehicleId, at, convoyId),
      isTaken: (id) => memberships.exists(id),
      ...(outward === undefined
        ? {}
        : {
            outward: { exists: memberships.exists(outward), carnetNumbers: memberships.carnetsOf(outward) },
          }),
      ...(command.type === 'merge' ? { target: await this.#stateOf(command.into) } : {}),
    };
  }

  async #stateOf(convoyId: string): Promise<ConvoyState | null> {
    const history = await historyOf(this.writers.store, convoyStream(convoyId));
    return history.length === 0 ? null : CONVOY.fold(history);
  }
}
