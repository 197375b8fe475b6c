import { type EventStorePlace } from '#kafila/event-store';
import { type HealthChecks, type HealthFinding, type Log, type Metrics } from '#kafila/platform';
import { type KeptPlace } from '../log/keep-log.js';
import { type LastVerification, VerificationSchedule } from './verification-schedule.js';
import { verifyInThread } from './verify-in-thread.js';

/** Where the raw store lies, and how often it is verified. */
export interface VerifyAtIntervals {
  readonly eventStore: EventStorePlace;
  /** Milliseconds from the end of one verification to the next; 0: never. */
  readonly everyMs: number;
  /** Milliseconds from the start to the first. Default: ten minutes, or `everyMs` where that is less. */
  readonly firstMs?: number;
}

interface Surroundings {
  readonly log: Pick<Log, 'info' | 'error' | 'fatal'>;
  readonly health: Pick<HealthChecks, 'register'>;
  readonly metrics: Pick<Metrics, 'gauge'>;
  /** Whether it is for this process to verify now. */
  readonly isDue: () => boolean;
}

const FIRST_MS = 600_000;
const OUTCOMES = ['intact', 'broken', 'failed'] as const;

/**
 * Verifies store and log again and again, as `kafila audit verify` does, where the log is kept. What it finds is an alarm, not
 * a reason to refuse reports: the service stays ready, and its health says that it is degraded.
 */
export class ScheduledVerification {
  private readonly stopping = new AbortController();
  private finished: Promise<void> | undefined;

  constructor(private readonly around: Surroundings) {}

  start(
    place: KeptPlace,
    { eventStore, everyMs, firstMs = Math.min(everyMs, FIRST_MS) }: VerifyAtIntervals,
  ): void {
    if (everyMs === 0) return;
    const { folder, keyFolder, streamPrefixes } = place;
    const task = { eventStore, folder, keyFolder, streamPrefixes };
    const schedule = new VerificationSchedule({
      ...{ everyMs, firstMs, signal: this.stopping.signal, isDue: this.around.isDue },
      verify: (kept, signal) => verifyInThread({ ...task, kept }, signal),
      ended: (last) => {
        this.tell(last);
      },
    });
    this.finished = schedule.run();
    this.around.health.register({
      name: 'verification',
      check: () => Promise.resolve(findingOf(schedule.last)),
    });
    this.measure(schedule);
  }

  /** Ends the one that is under way. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('The service stops.'));
    await this.finished;
  }

  private measure(schedule: VerificationSchedule): void {
    this.around.metrics.gauge(
      'kafila_last_verified_seconds',
      'When the last verification of store and log ended, in seconds since 1970.',
      () => (schedule.last ? schedule.last.at.getTime() / 1000 : []),
    );
    this.around.metrics.gauge(
      'kafila_verification_outcome',
      '1 for what the last verification of store and log came to: intact, broken, or failed where it could not be made.',
      () => {
        const { last } = schedule;
        return OUTCOMES.map((outcome) => ({ labels: { outcome }, value: last?.outcome === outcome ? 1 : 0 }));
      },
      ['outcome'],
    );
  }

  private tell(last: LastVerification): void {
    if (last.outcome === 'intact') {
      const { events, position } = last;
      this.around.log.info({ events, position: position.toString() }, 'store and log were verified: intact');
    } else if (last.outcome === 'broken') {
      const { code, position, leaf, sentence } = last.fault;
      this.around.log.fatal(
        { fault: { code, leaf, sentence, position: position?.toString() ?? null } },
        'store and log are not as they were signed: look at them with kafila audit verify',
      );
    } else {
      this.around.log.error(
        { err: last.error },
        'store and log could not be verified; it will be tried again',
      );
    }
  }
}

function findingOf(last: LastVerification | undefined): HealthFinding {
  if (last === undefined) return { ok: true, lastVerifiedAt: null };
  const told = { ok: true, lastVerifiedAt: last.at.toISOString(), outcome: last.outcome };
  if (last.outcome === 'intact') return { ...told, events: last.events, position: last.position.toString() };
  if (last.outcome === 'failed') {
    return {
      ...told,
      degraded: true,
      fault: 'verification-failed: store and log could not be read; the log tells why',
    };
  }
  const { code, position } = last.fault;
  const where = position === null ? '' : ` at position ${position.toString()}`;
  return {
    ...{ ...told, degraded: true },
    fault: `not-as-signed: ${code}${where}; the log tells more, kafila audit verify too`,
  };
}
