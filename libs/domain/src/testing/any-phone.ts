import fc from 'fast-check';
import { type ClockReading, type SavedReading } from '../unit-clock/clock-reading.js';
import { type ClockEvidence } from '../unit-clock/saved-within.js';

/** What happens to a phone, one after the other; each takes `ms` of the time of the world. */
export type PhoneStep =
  | { readonly does: 'wakes' | 'sleeps' | 'opens page' | 'saves'; readonly ms: number }
  | { readonly does: 'sets clock'; readonly ms: number; readonly by: number }
  | { readonly does: 'hears'; readonly ms: number; readonly service: number }
  | { readonly does: 'sends' | 'is carried'; readonly ms: number; readonly service: number };

/** What a phone is: none of it is known to anybody. */
export interface PhoneTraits {
  /** How much too fast its counter runs: 0.0005 is 0.05 %. */
  readonly tooFast: number;
  readonly standsStillInSleep: boolean;
  /** How far its clock is ahead when it begins. */
  readonly ahead: number;
  /** Of two services, how far their clocks are ahead of the world. */
  readonly services: readonly [number, number];
}

/** A report that was recorded, and when it was saved in truth: by the clock that recorded it. */
export interface SavedReport {
  readonly evidence: ClockEvidence;
  readonly occurredAt: string;
  readonly savedAt: number;
}

const BEGINNING = Date.parse('2026-03-01T00:00:00.000Z');
const textOf = (at: number): string => new Date(at).toISOString();

/** A phone that sleeps, is set, loses its page and its link, whose reports it sends itself, or others carry. */
export function reportsOfPhone(traits: PhoneTraits, steps: readonly PhoneStep[]): readonly SavedReport[] {
  let [now, ahead, counter, page] = [BEGINNING, traits.ahead, 0, 1];
  let isAsleep = false;
  let told: string | undefined;
  const waiting: { readonly observed: SavedReading; readonly at: number }[] = [];
  const recorded: SavedReport[] = [];
  const reading = (): ClockReading => ({
    ...{ wall: textOf(now + ahead), monotonicMs: Math.round(counter * 10) / 10, pageId: `page ${page}` },
  });
  const aheadOf = (service: number): number => traits.services[service] ?? 0;
  const passes = (ms: number): void => {
    now += ms;
    if (!isAsleep || !traits.standsStillInSleep) counter += ms * (1 + traits.tooFast);
  };
  for (const step of steps) {
    passes(step.ms);
    switch (step.does) {
      case 'wakes':
      case 'sleeps':
        isAsleep = step.does === 'sleeps';
        break;
      case 'opens page':
        [page, counter] = [page + 1, 0];
        break;
      case 'sets clock':
        ahead += step.by;
        break;
      case 'hears':
        told = textOf(Math.floor((now + aheadOf(step.service)) / 1000) * 1000);
        break;
      case 'saves':
        waiting.push({
          observed: { ...reading(), ...(told !== undefined && { lastServerTime: told }) },
          at: now,
        });
        break;
      case 'sends':
      case 'is carried': {
        const clock = reading();
        const [head, ...rest] = waiting.splice(0);
        waiting.push(...rest);
        if (!head) break;
        // On the way.
        passes(step.ms);
        const carrier = {
          ...clock,
          pageId: step.ms % 2 === 0 ? clock.pageId : 'of another',
          monotonicMs: 1e12,
        };
        const isCarried = step.does === 'is carried';
        recorded.push({
          evidence: {
            recordedAt: textOf(now + aheadOf(step.service)),
            unit: { observed: head.observed, clock: isCarried ? carrier : clock },
            carriedBy: isCarried ? 'another' : undefined,
          },
          occurredAt: textOf(Date.parse(head.observed.wall)),
          savedAt: head.at + aheadOf(step.service),
        });
      }
    }
  }
  return recorded;
}

const ms = fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 3 * 24 * 3_600_000 }));
const service = fc.nat(1);

export const anyPhoneSteps: fc.Arbitrary<PhoneStep[]> = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constantFrom('wakes' as const, 'sleeps' as const, 'opens page' as const),
      ms,
    }),
    fc.record({ does: fc.constant('saves' as const), ms }),
    fc.record({
      does: fc.constant('sets clock' as const),
      ms,
      by: fc.integer({ min: -30 * 24 * 3_600_000, max: 30 * 24 * 3_600_000 }),
    }),
    fc.record({ does: fc.constant('hears' as const), ms, service }),
    fc.record({
      does: fc.constantFrom('sends' as const, 'sends' as const, 'is carried' as const),
      ms,
      service,
    }),
  ),
  { minLength: 5, maxLength: 60, size: 'max' },
);

export const anyPhone: fc.Arbitrary<PhoneTraits> = fc.record({
  tooFast: fc.double({ min: -0.0005, max: 0.0005, noNaN: true }),
  standsStillInSleep: fc.boolean(),
  ahead: fc.integer({ min: -10 * 60_000, max: 10 * 60_000 }),
  services: fc.tuple(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 2_000 })),
});
