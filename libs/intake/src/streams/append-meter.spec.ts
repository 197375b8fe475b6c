import { type EventStore } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { AppendMeter } from './append-meter.js';

describe('the append meter', () => {
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
    const meter = new AppendMeter();
    const took: number[] = [];
    meter.took = (seconds) => took.push(seconds);
    const measured = meter.measured(store);
    const [first, second] = [measured.append('a', [], 'any'), measured.append('a', [], 'any')];
    expect(meter.pending).toBe(2);
    answers[0]?.(false);
    await expect(first).resolves.toMatchObject({ outcome: 'appended' });
    expect(meter.pending).toBe(1);
    answers[1]?.(true);
    await expect(second).rejects.toThrow('nobody there');
    expect(meter.pending).toBe(0);
    expect(took.every((seconds) => seconds >= 0)).toBe(true);
    expect(took).toHaveLength(2);
  });
});
