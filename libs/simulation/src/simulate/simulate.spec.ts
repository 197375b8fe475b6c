import { createHash } from 'node:crypto';
import { timesTried } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { allTroubles, defaultParameters } from '../parameters/parameters.js';
import { type Simulation, simulate } from './simulate.js';
import { historyOf } from '../testing/history.js';

function digest(simulation: Simulation): string {
  const hash = createHash('sha256');
  for (const convoy of simulate(simulation)) hash.update(JSON.stringify(convoy));
  return hash.digest('hex');
}

describe('a simulation', () => {
  it('is the same world for the same seed, for ever', () => {
    expect(digest({ seed: 42, convoys: 50 })).toBe(
      '44d8d3a3922e5e048616dc599c752f0d47a54bc932acb63b3767043a29e8e52d',
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
    const convoys = timesTried(40, 250);
    const ids = [...simulate({ seed: 3, convoys })].flatMap(({ truth }) =>
      truth.vehicles.map(({ vehicleId }) => vehicleId),
    );
    expect(ids.length).toBeGreaterThan(4 * convoys);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuses a seed that is no whole number, and corridors that do not exist', () => {
    expect(() => simulate({ seed: 0.5, convoys: 1 }).next()).toThrow('A seed is a whole number');
    const parameters = { fleet: { corridorIds: ['nowhere'] } };
    expect(() => simulate({ seed: 1, convoys: 1, parameters }).next()).toThrow("no corridor 'nowhere'");
  });
});

describe('the decisions of a simulated convoy', () => {
  it('are all taken by the domain, in the order in which they reach it among the reports', () => {
    for (const convoy of simulate({ seed: 11, convoys: timesTried(8, 40), parameters: allTroubles })) {
      expect([convoy.convoyId, historyOf(convoy).refused]).toEqual([convoy.convoyId, []]);
      const dates = convoy.decisions.map(({ at }) => at);
      expect(dates).toEqual([...dates].sort());
    }
  });

  it('are of every type, each posted to a path of its own subject', () => {
    const expected = {
      plan: '/v1/convoys',
      'add-vehicle': '/v1/convoys/:id/vehicles',
      withdraw: '/v1/convoys/:id/vehicles/:id/withdraw',
      replace: '/v1/convoys/:id/vehicles/:id/replace',
      dispatch: '/v1/convoys/:id/dispatch',
      divert: '/v1/convoys/:id/divert',
      hold: '/v1/convoys/:id/hold',
      release: '/v1/convoys/:id/release',
      split: '/v1/convoys/:id/split',
      merge: '/v1/convoys/:id/merge',
      recall: '/v1/convoys/:id/recall',
      cancel: '/v1/convoys/:id/cancel',
      complete: '/v1/convoys/:id/complete',
      'issue-carnet': '/v1/carnets',
      'assign-carnet': '/v1/carnets/:id/assign',
    };
    const paths = new Map<string, string>();
    for (const { decisions } of simulate({
      seed: 12,
      convoys: 120,
      parameters: allTroubles,
    })) {
      for (const { type, path } of decisions)
        paths.set(type, path.replace(/[A-Z]{2}-\w+|[\w-]*-12-\d+[\w-]*|X\w\d+/g, ':id'));
      if (paths.size >= Object.keys(expected).length) break;
    }
    expect(Object.fromEntries(paths)).toEqual(expected);
  });

  it('say why, where a convoy is completed without a report of every delivery', () => {
    const loss = { ...defaultParameters.reporting.loss, CargoDelivered: 1 };
    const parameters = { reporting: { loss } };
    const [convoy] = [...simulate({ seed: 1, convoys: 1, parameters })];
    expect(convoy?.decisions.findLast(({ type }) => type === 'complete')?.body).toHaveProperty(
      'outstandingReason',
      expect.stringContaining('Delivery never reported for'),
    );
  });
});
