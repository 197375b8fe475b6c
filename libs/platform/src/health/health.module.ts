import { May } from '../door/may.js';
import { hasRight } from '../door/whole.js';
import { Controller, Get, Global, Inject, Module } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Caller, CallerIdentity } from '../door/caller.js';
import { STOPPING } from '../running/stopping.js';
import { Problem } from '../problems/problem.js';
import { HealthChecks, type NamedFinding } from './health-checks.js';

@ApiExcludeController()
@Controller('health')
class HealthController {
  constructor(
    private readonly checks: HealthChecks,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  /** The event loop runs. Says nothing of stores: a restart would not repair those. */
  @Get('live')
  @May('public')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The service can do its work. */
  @Get('ready')
  @May('public')
  async ready(
    @CallerIdentity() caller: Caller,
  ): Promise<{ status: 'ready'; degraded?: string[]; checks?: NamedFinding[] }> {
    const findings = await this.checks.run();
    const failed = findings.filter(({ ok }) => !ok).map(({ name }) => name);
    const isReady = failed.length === 0 && !this.stopping.aborted;
    if (!hasRight(caller, 'operations.read')) {
      if (isReady) return { status: 'ready' };
      throw notReady('Not ready; a key of an operator is told why.');
    }
    if (isReady) {
      const degraded = findings.filter((found) => found.degraded === true).map(({ name }) => name);
      return { status: 'ready', ...(degraded.length > 0 && { degraded }), checks: findings };
    }
    throw notReady(
      `Not ready: ${failed.length > 0 ? failed.join(', ') : 'the service is stopping'}.`,
      findings,
    );
  }
}

function notReady(detail: string, checks?: readonly NamedFinding[]): Problem {
  return new Problem({
    ...{ status: 503, code: 'not-ready', detail },
    ...(checks && { facts: { checks } }),
    headers: { 'retry-after': '2' },
  });
}

/** `/health/live` and `/health/ready`. Part of every application made by `createHttpApp`. */
@Global()
@Module({ controllers: [HealthController], providers: [HealthChecks], exports: [HealthChecks] })
export class HealthModule {}
