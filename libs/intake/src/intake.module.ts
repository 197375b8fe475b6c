import { FollowPrincipals } from '#kafila/access';
import { EVENT_STORE, type EventStore, headOrHindrance, storeFinding } from '#kafila/event-store';
import { Persons } from '#kafila/persons';
import { HealthChecks, LOG, type Log } from '#kafila/platform';
import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Consequences } from './across-convoys/consequences.js';
import { MembershipReader } from './across-convoys/membership-reader.js';
import { CarnetDesk } from './desk/carnet-desk.js';
import { ConvoyDesk } from './desk/convoy-desk.js';
import { PeriodicCatchUp } from './desk/periodic-catch-up.js';
import { ForgetErased } from './persons/forget-erased.js';
import { MeasuredStore } from './streams/measured-store.js';
import { OPENED_STORE } from './streams/opened-store.token.js';
import { SKIPPED_OF_ROWS, type SkippedOfRows } from './desk/desk.js';
import { ANCHORS_OF_ROWS, type AnchorsOfRows, SameStore } from './streams/same-store.js';
import { keysOfUnits } from './signed-reports/keys-of-units.js';
import { NO_KEYS, SIGNING_KEYS, type SigningKeys } from './signed-reports/signing-keys.js';
import { VerifySignatures } from './signed-reports/verify-signatures.js';
import { StreamWriters } from './streams/stream-writers.js';
import { ConvoysInScope } from './scope/convoys-in-scope.js';
import { PapersInScope } from './scope/papers-in-scope.js';
import { ReportScope } from './scope/report-scope.js';
import { ReportJudge } from './take-reports/judging/report-judge.js';
import { MissingOfUnits } from './get-unit-account/missing-of-units.js';
import { CountOutcomes } from './take-reports/count-outcomes.js';
import { ReadUnitAccounts } from './unit-accounts/read-unit-accounts.js';
import { CONTROLLERS, HANDLERS } from './use-cases.js';

const CHANGED = 'event-store-changed: it does not have what it had recorded; nothing is taken in';

/** The write side: the dispatch desk and the field units. */
@Module({
  imports: [CqrsModule],
  controllers: CONTROLLERS,
  providers: [
    { provide: EVENT_STORE, useClass: MeasuredStore },
    SameStore,
    StreamWriters,
    MembershipReader,
    Consequences,
    ConvoysInScope,
    PapersInScope,
    ReportScope,
    ConvoyDesk,
    CarnetDesk,
    PeriodicCatchUp,
    CountOutcomes,
    ReadUnitAccounts,
    MissingOfUnits,
    VerifySignatures,
    ReportJudge,
    ForgetErased,
    ...HANDLERS,
  ],
})
export class IntakeModule implements OnModuleInit {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly same: SameStore,
    private readonly health: HealthChecks,
    @Inject(LOG) private readonly log: Pick<Log, 'error'>,
  ) {}

  /**
   * The intake closes neither the store nor the keys: their opener does.
   *
   * @param anchorsOfRows by what rows know the store again, where they can be read
   * @param skippedOfRows what people have left out of the rows, where these can be read
   * @param keys of units, where it is not followed who may what
   */
  static with(
    store: EventStore,
    persons: Persons,
    anchorsOfRows?: AnchorsOfRows,
    skippedOfRows?: SkippedOfRows,
    keys?: SigningKeys,
  ): DynamicModule {
    return {
      module: IntakeModule,
      providers: [
        { provide: OPENED_STORE, useValue: store },
        { provide: Persons, useValue: persons },
        keys
          ? { provide: SIGNING_KEYS, useValue: keys }
          : {
              provide: SIGNING_KEYS,
              useFactory: (followed?: FollowPrincipals) => (followed ? keysOfUnits(followed) : NO_KEYS),
              inject: [{ token: FollowPrincipals, optional: true }],
            },
        ...(anchorsOfRows ? [{ provide: ANCHORS_OF_ROWS, useValue: anchorsOfRows }] : []),
        ...(skippedOfRows ? [{ provide: SKIPPED_OF_ROWS, useValue: skippedOfRows }] : []),
      ],
    };
  }

  onModuleInit(): void {
    this.health.register({
      name: 'event-store',
      check: async () => {
        const found = await headOrHindrance(this.store);
        if ('fault' in found) return { ok: false, fault: found.fault };
        const head = String(found.head);
        if (this.same.changed) return { ok: false, head, fault: CHANGED };
        const finding = await storeFinding(this.store, (fault) => {
          this.log.error(fault, 'the event store cannot do its work');
        });
        return { ...finding, head };
      },
    });
  }
}
