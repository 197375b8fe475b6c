import { type EventStore } from '#kafila/event-store';
import { Metrics } from '#kafila/platform';
import { describe, expect, it } from '@jest/globals';
import { MeasuredStore } from './measured-store.js';

/** One figure of a metric as Prometheus reads it. */
async function figure(metrics: Metrics, name: string): Promise<number> {
  const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ')[1]);
}

describe('the measured event store', () => {
  it('counts appends until they are answered or have failed, and tells how long each took', async () => {
    const answers: ((failed: boolean) => void)[] = [];
    const store = {
      append: () =>
        new Promise((resolve, reject) => {
          answers.push((failed) => {
            if (failed) reject(new Error('nobody there'));
            else resolve({ outcome: 'appended', placements: [] });
          });
        }),
    } as unknown as EventStore;
    const metrics = new Metrics();
    const measured = new MeasuredStore(store, metrics);
    measured.onModuleInit();
    const pending = (): Promise<number> => figure(metrics, 'kafila_append_queue_depth');
    const [first, second] = [measured.append('a', [], 'any'), measured.append('a', [], 'any')];
    expect(await pending()).toBe(2);
    answers[0]?.(false);
    await expect(first).resolves.toMatchObject({ outcome: 'appended' });
    expect(await pending()).toBe(1);
    answers[1]?.(true);
    await expect(second).rejects.toThrow('nobody there');
    expect(await pending()).toBe(0);
    expect(await figure(metrics, 'kafila_append_seconds_count')).toBe(2);
    expect(await figure(metrics, 'kafila_append_seconds_sum')).toBeGreaterThanOrEqual(0);
  });
});
