import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Log } from '../running/log.js';

/** What a check found: whether the service can do its work, and the facts that tell an operator why not. */
export interface HealthFinding {
  readonly ok: boolean;
  /** It can do its work, and somebody must look nevertheless. */
  readonly degraded?: boolean;
  readonly [fact: string]: unknown;
}

/** One condition of being ready: a store that answers, a projection that is not parked. */
export interface HealthCheck {
  readonly name: string;
  readonly check: () => Promise<HealthFinding>;
}

export interface NamedFinding extends HealthFinding {
  readonly name: string;
}

const MOST_MS = 2_000;

/** The checks of one service. Other modules inject it and register theirs, e.g. in `onModuleInit`. */
@Injectable()
export class HealthChecks {
  private readonly checks = new Map<string, HealthCheck>();
  private readonly running = new Map<string, Promise<HealthFinding>>();

  constructor(@Inject(LOG) private readonly log: Log) {}

  /** @throws Error where a check of this name exists already */
  register(check: HealthCheck): void {
    if (this.checks.has(check.name)) throw new Error(`There are two health checks named ${check.name}.`);
    this.checks.set(check.name, check);
  }

  /**
   * Runs all checks side by side and tells them by name; one that does not answer within two seconds counts as failed. The
   * order in which modules start is no matter of operators.
   */
  async run(mostMs = MOST_MS): Promise<NamedFinding[]> {
    const checks = [...this.checks.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return Promise.all(
      checks.map(async (check) => ({ ...(await this.bounded(check, mostMs)), name: check.name })),
    );
  }

  private async bounded(check: HealthCheck, mostMs: number): Promise<HealthFinding> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<HealthFinding>((resolve) => {
      timer = setTimeout(resolve, mostMs, { ok: false, fault: `did not answer within ${mostMs} ms` });
    });
    try {
      return await Promise.race([this.shared(check), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A check that hangs is not started again by every probe. */
  private shared(check: HealthCheck): Promise<HealthFinding> {
    const running = this.running.get(check.name);
    if (running) return running;
    const started = this.guarded(check).finally(() => this.running.delete(check.name));
    this.running.set(check.name, started);
    return started;
  }

  /** The error goes to the log only: /health is open to anyone who can reach the service. */
  private async guarded({ name, check }: HealthCheck): Promise<HealthFinding> {
    try {
      return await check();
    } catch (error) {
      this.log.error({ err: error, check: name }, 'health check failed');
      return { ok: false, fault: 'the check failed; the log tells why' };
    }
  }
}
