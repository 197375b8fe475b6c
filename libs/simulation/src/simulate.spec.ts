import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { deliveries } from './deliveries.js';
import { defaultParameters } from './parameters/parameters.js';
import { type Simulation, simulate } from './simulate.js';
import { stateAfter, verdictOn } from './testing/history.js';

function digest(simulation: Simulation): string {
  const hash = createHash('sha256');
  for (const convoy of simulate(simulation)) hash.update(JSON.stringify(convoy));
  return hash.digest('hex');
}

describe('a simulation', () => {
  it('is the same world for the same seed, for ever', () => {
    expect(digest({ seed: 42, convoys: 50 })).toBe(
      '259106a7a2d05d0fc5ef5d95e40fa5a7a05269197d5f0a0b2742a8225df47412',
    );
  });

  it('is another world for another seed', () => {
    expect(digest({ seed: 43, convoys: 5 })).not.toBe(digest({ seed: 42, convoys: 5 }));
    expect(digest({ seed: 2 ** 32 + 42, convoys: 5 })).not.toBe(digest({ seed: 42, convoys: 5 }));
  });

  it('can be made from any convoy on without the ones before', () => {
    const all = [...simulate({ seed: 5, convoys: 12 })];
    expect([...simulate({ seed: 5, convoys: 4, from: 8 })]).toEqual(all.slice(8));
  });

  it('makes a convoy only when it is asked for', () => {
    const endless = simulate({ seed: 1, convoys: Number.MAX_SAFE_INTEGER });
    expect(endless.next().value).toMatchObject({ convoyId: expect.stringMatching(/-1-0$/) as unknown });
  });

  it('leaves the roads as they are when only the reporting changes', () => {
    const truths = (lateShare: number): unknown[] =>
      [...simulate({ seed: 9, convoys: 10, parameters: { reporting: { lateShare } } })].map(({ truth }) =>
        truth.vehicles.map(({ passages }) => passages.map(({ reportedBy: _told, ...moments }) => moments)),
      );
    expect(truths(0.9)).toEqual(truths(0));
  });

  it('gives every vehicle of every convoy a plate of its own', () => {
    const ids = [...simulate({ seed: 3, convoys: 250 })].flatMap(({ truth }) =>
      truth.vehicles.map(({ vehicleId }) => vehicleId),
    );
    expect(ids.length).toBeGreaterThan(1000);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuses a seed that is no whole number, and corridors that do not exist', () => {
    expect(() => simulate({ seed: 0.5, convoys: 1 }).next()).toThrow('A seed is a whole number');
    const parameters = { fleet: { corridorIds: ['nowhere'] } };
    expect(() => simulate({ seed: 1, convoys: 1, parameters }).next()).toThrow("no corridor 'nowhere'");
  });
});

describe('the decisions of a simulated convoy', () => {
  it('are taken by the domain in their order, and date one after the other', () => {
    for (const convoy of simulate({ seed: 11, convoys: 25 })) {
      const [, , complete] = convoy.decisions;
      expect(convoy.decisions.map(({ type }) => type)).toEqual(['plan', 'dispatch', 'complete']);
      if (!complete) throw new Error('A simulated convoy is completed.');
      const heard = deliveries(convoy).filter(
        ({ again, deliveredAt }) => !again && deliveredAt <= complete.at,
      );
      const state = stateAfter(
        convoy,
        heard.map(({ report }) => report),
      );
      expect(verdictOn(complete, state)).toHaveProperty('events');
    }
  });

  it('say why, where a convoy is completed without a report of every delivery', () => {
    const loss = { ...defaultParameters.reporting.loss, CargoDelivered: 1 };
    const parameters = { reporting: { loss } };
    const [convoy] = [...simulate({ seed: 1, convoys: 1, parameters })];
    expect(convoy?.decisions.at(-1)?.body).toHaveProperty(
      'outstandingReason',
      expect.stringContaining('Delivery never reported for'),
    );
  });
});
