import { Controller, Get, Global, Inject, Module } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
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
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The service can do its work. */
  @Get('ready')
  async ready(): Promise<{ status: 'ready'; degraded?: string[]; checks: NamedFinding[] }> {
    const findings = await this.checks.run();
    const failed = findings.filter(({ ok }) => !ok).map(({ name }) => name);
    if (failed.length === 0 && !this.stopping.aborted) {
      const degraded = findings.filter((found) => found.degraded === true).map(({ name }) => name);
      return { status: 'ready', ...(degraded.length > 0 && { degraded }), checks: findings };
    }
    throw new Problem({
      status: 503,
      code: 'not-ready',
      detail: `Not ready: ${failed.length > 0 ? failed.join(', ') : 'the service is stopping'}.`,
      facts: { checks: findings },
      headers: { 'retry-after': '2' },
    });
  }
}

/** `/health/live` and `/health/ready`. Part of every application made by `createHttpApp`. */
@Global()
@Module({ controllers: [HealthController], providers: [HealthChecks], exports: [HealthChecks] })
export class HealthModule {}
