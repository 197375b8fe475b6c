import { type LimitSetting } from './limit-settings.js';
import { Limit } from './setting.js';

/** The variables that say how much one caller, or all together, may ask of a service. */
export class LimitEnvironment {
  @Limit()
  readonly KAFILA_HEAD_SECONDS: string = '20';

  @Limit()
  readonly KAFILA_IDLE_BODY_SECONDS: string = '60';

  @Limit()
  readonly KAFILA_WHOLE_BODY_SECONDS: string = '600';

  @Limit()
  readonly KAFILA_IDLE_CONNECTION_SECONDS: string = '72';

  @Limit()
  readonly KAFILA_MOST_CONNECTIONS: string = '5000';

  @Limit()
  readonly KAFILA_CALLS_PER_SECOND: string = '50';

  @Limit()
  readonly KAFILA_UNIT_CALLS_PER_SECOND: string = '20';

  @Limit()
  readonly KAFILA_UNIT_BODY_KB_PER_SECOND: string = '256';

  @Limit()
  readonly KAFILA_REFUSALS_PER_MINUTE: string = '10';

  @Limit()
  readonly KAFILA_ENROLMENTS_PER_MINUTE: string = '5';

  @Limit()
  readonly KAFILA_MOST_LIVE_FEEDS: string = '2000';

  @Limit()
  readonly KAFILA_MOST_LIVE_FEEDS_EACH: string = '20';

  @Limit()
  readonly KAFILA_MOST_PAST_READS: string = '4';

  @Limit()
  readonly KAFILA_MOST_PAST_READS_EACH: string = '2';

  @Limit()
  readonly KAFILA_PAST_STATISTICS_MB: string = '1024';
}

export function limitsOf(environment: LimitEnvironment): LimitSetting {
  return {
    headMs: Number(environment.KAFILA_HEAD_SECONDS) * 1000,
    idleBodyMs: Number(environment.KAFILA_IDLE_BODY_SECONDS) * 1000,
    wholeBodyMs: Number(environment.KAFILA_WHOLE_BODY_SECONDS) * 1000,
    idleConnectionMs: Number(environment.KAFILA_IDLE_CONNECTION_SECONDS) * 1000,
    connections: Number(environment.KAFILA_MOST_CONNECTIONS),
    callsPerSecond: Number(environment.KAFILA_CALLS_PER_SECOND),
    unitCallsPerSecond: Number(environment.KAFILA_UNIT_CALLS_PER_SECOND),
    unitBytesPerSecond: Number(environment.KAFILA_UNIT_BODY_KB_PER_SECOND) * 1024,
    refusalsPerMinute: Number(environment.KAFILA_REFUSALS_PER_MINUTE),
    enrolmentsPerMinute: Number(environment.KAFILA_ENROLMENTS_PER_MINUTE),
    liveFeeds: Number(environment.KAFILA_MOST_LIVE_FEEDS),
    liveFeedsEach: Number(environment.KAFILA_MOST_LIVE_FEEDS_EACH),
    pastReads: Number(environment.KAFILA_MOST_PAST_READS),
    pastReadsEach: Number(environment.KAFILA_MOST_PAST_READS_EACH),
    pastStatisticsBytes: Number(environment.KAFILA_PAST_STATISTICS_MB) * 1024 ** 2,
  };
}
