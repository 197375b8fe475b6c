import { HealthChecks, LOG, type Log, Metrics } from '#kafila/platform';
import { type DynamicModule, Inject, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { AssessorInThread } from './assessing/assess-in-thread.js';
import { type ReadModels } from './database/read-models.js';
import { readAssessed } from './queries/reading/assessed.js';

const ASSESSED = Symbol('ASSESSED');

interface ToAssess {
  readonly readModels: ReadModels;
  /** As `openReadModels` takes it. */
  readonly url: string;
}

/** Assessments that are older than this are worth a look: they are made each minute. */
const OLD_SECONDS = 300;

/**
 * Keeps what changes with the clock for as long as the application runs: when convoys are expected, and what is wrong with them.
 * Of several services one does, and the others stand by.
 */
@Module({})
export class AssessorModule implements OnModuleInit, OnModuleDestroy {
  private readonly stop = new AbortController();
  private running: AssessorInThread | undefined;
  private unlisten: (() => void) | undefined;

  constructor(
    @Inject(ASSESSED) private readonly assessed: ToAssess,
    @Inject(LOG) private readonly log: Pick<Log, 'error'>,
    private readonly health: HealthChecks,
    private readonly metrics: Metrics,
  ) {}

  /** @param readModels closed by the caller @param url where they lie: the thread opens them by itself */
  static inThread(readModels: ReadModels, url: string): DynamicModule {
    return { module: AssessorModule, providers: [{ provide: ASSESSED, useValue: { readModels, url } }] };
  }

  onModuleInit(): void {
    const { readModels, url } = this.assessed;
    const running = new AssessorInThread(url, this.stop.signal, (error) => {
      this.log.error({ err: error }, 'convoys cannot be assessed; it will be tried again');
    });
    this.running = running;
    this.unlisten = readModels.advances.listen(() => {
      running.wake();
    });
    this.health.register({
      name: 'assessments',
      check: async () => {
        const { reached, allAt } = await readAssessed(readModels.read);
        const seconds = secondsSince(allAt);
        return {
          ok: true,
          ...(seconds !== null && seconds > OLD_SECONDS && { degraded: true }),
          position: reached.position.toString(),
          assessedAt: allAt,
        };
      },
    });
    this.metrics.gauge(
      'kafila_assessment_age_seconds',
      'How long ago the assessment of an open convoy was made, at most.',
      async () => secondsSince((await readAssessed(readModels.read)).allAt) ?? [],
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.unlisten?.();
    this.stop.abort();
    await this.running?.finished;
  }
}

function secondsSince(instant: string | null): number | null {
  return instant === null ? null : Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 1000));
}
