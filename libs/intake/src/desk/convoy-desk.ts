import {
  type ConvoyCommand,
  type ConvoyEvent,
  type ConvoyState,
  convoyStream,
  decide,
  type KnownElsewhere,
  type Recorded,
} from '#kafila/domain';
import { LOG, type Log } from '#kafila/platform';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { Consequences } from '../across-convoys/consequences.js';
import { MembershipReader } from '../across-convoys/membership-reader.js';
import { type DecisionTaken, type SentDecision, type WithoutTime } from '../decision/sent-decision.js';
import { type OnConvoy } from '../decision/subject.js';
import { CONVOY } from '../streams/decided-convoy.js';
import { DecisionScope, type NamedConvoys } from '../scope/decision-scope.js';
import { SIGNING_KEYS, type SigningKeys } from '../signed-reports/signing-keys.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { type DecisionToTake, decisionToTake } from './decision-to-take.js';
import { Desk, SKIPPED_OF_ROWS, type SkippedOfRows } from './desk.js';

type Command = WithoutTime<ConvoyCommand>;

/** The dispatch desk's decisions on convoys. When a promise resolves, all events of the decision are durable. */
@Injectable()
export class ConvoyDesk {
  readonly #desk: Desk<Recorded<ConvoyEvent>, ConvoyState>;
  readonly #scope: DecisionScope;

  constructor(
    private readonly writers: StreamWriters,
    private readonly others: MembershipReader,
    private readonly consequences: Consequences,
    @Inject(LOG) private readonly log: Pick<Log, 'error'>,
    @Optional() @Inject(SKIPPED_OF_ROWS) skippedOf?: SkippedOfRows,
    @Optional() @Inject(SIGNING_KEYS) keys?: SigningKeys,
  ) {
    this.#desk = new Desk(writers, CONVOY, skippedOf, keys);
    this.#scope = new DecisionScope(others);
  }

  /**
   * Takes a decision that concerns this convoy alone.
   * @throws Problem where the state refuses it, its key is known with other content, the convoy has moved on, or it is or
   * would be outside the scope of whoever decides
   */
  async take(command: Command, sent: SentDecision<OnConvoy>): Promise<DecisionTaken> {
    const decision = decisionToTake(command, sent);
    await this.#scope.require(command, sent);
    return this.#take(command, decision, () => ({}));
  }

  /**
   * Takes a decision that puts a vehicle or a convoy somewhere, checked against all convoys, one at a time.
   * @throws Problem as `take` does
   */
  async takeAmongAll(
    command: Command,
    sent: SentDecision<OnConvoy>,
    named: NamedConvoys = {},
  ): Promise<DecisionTaken> {
    const decision = decisionToTake(command, sent);
    await this.#scope.require(command, sent, named);
    return this.#alone(async () => {
      await this.#writeMissing();
      return this.#take(command, decision, (state) => this.#known(decision, named, state));
    });
  }

  /**
   * The same for a decision that also writes into the streams of other convoys: durable too when the promise resolves, and
   * covered by its position. After a crash in between it is written at the next start, or before the next decision that
   * looks at all convoys.
   * @throws Problem as `take` does
   */
  async takeAcrossConvoys(
    command: Command,
    sent: SentDecision<OnConvoy>,
    named: NamedConvoys = {},
  ): Promise<DecisionTaken> {
    const decision = decisionToTake(command, sent);
    await this.#scope.require(command, sent, named);
    return this.#alone(async () => {
      await this.#writeMissing();
      const taken = await this.#take(command, decision, (state) => this.#known(decision, named, state));
      const { convoyId } = sent.subject;
      if (!taken.repeated) await this.#writeMissing(convoyId);
      const last = await this.consequences.lastPosition(convoyId, taken.revision);
      return { ...taken, position: String(last) };
    });
  }

  /** Reads what was decided since, and writes what a process that died left out. @throws EventStoreUnavailable */
  catchUp(): Promise<void> {
    return this.others.exclusively(() => this.#writeMissing());
  }

  #alone(decide: () => Promise<DecisionTaken>): Promise<DecisionTaken> {
    const deadline = this.writers.deadline();
    const taking = this.others.exclusively(() => {
      deadline.requireTime();
      return decide();
    });
    return deadline.within(taking);
  }

  /** @throws what hinders the consequences of the decision just taken on this convoy */
  async #writeMissing(convoyId?: string): Promise<void> {
    for (const { consequence, error } of await this.consequences.writeMissing()) {
      if (consequence.convoyId === convoyId) throw error;
      this.log.error({ err: error, ...consequence }, 'what follows from a decision cannot be brought about');
    }
  }

  #take(
    command: Command,
    decision: DecisionToTake<OnConvoy>,
    known: (state: ConvoyState | null) => KnownElsewhere | Promise<KnownElsewhere>,
  ): Promise<DecisionTaken> {
    return this.#desk.take(decision, decision.subject.convoyId, async (at, state) =>
      this.#scope.judged(decision, decide({ ...command, at }, state, await known(state))),
    );
  }

  async #known(
    { subject: { convoyId } }: DecisionToTake<OnConvoy>,
    { returnOf, into }: NamedConvoys,
    state: ConvoyState | null,
  ): Promise<KnownElsewhere> {
    const { memberships } = this.others;
    const outward = returnOf ?? state?.lineage.returnOf ?? undefined;
    return {
      convoyId,
      elsewhere: (vehicleId, at) => memberships.elsewhere(vehicleId, at, convoyId),
      isTaken: (id) => memberships.exists(id),
      ...(outward === undefined
        ? {}
        : {
            outward: { exists: memberships.exists(outward), carnetNumbers: memberships.carnetsOf(outward) },
          }),
      ...(into === undefined ? {} : { target: await this.#stateOf(into) }),
    };
  }

  async #stateOf(convoyId: string): Promise<ConvoyState | null> {
    const stream = convoyStream(convoyId);
    return this.#desk.stateOf(stream, await this.#desk.historyOf(stream));
  }
}
