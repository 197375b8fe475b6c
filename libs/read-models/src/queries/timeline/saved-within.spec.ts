import { describe, expect, it } from '@jest/globals';
import { type JsonObject } from '#kafila/event-store';
import { timelineOf } from './timeline.js';

const observed = { wall: '2026-03-02T18:00:05+05:00', monotonicMs: 1_000, pageId: 'p1' };
const clock = { wall: '2026-03-02T20:00:00+05:00', monotonicMs: 3_602_000, pageId: 'p1' };
const told = { ...observed, lastServerTime: '2026-03-02T09:00:02Z' };

const itemOf = (unit: unknown, more: JsonObject = {}) =>
  timelineOf([
    {
      ...{ id: 'e1', stream: 'convoy-c1', type: 'CheckpointPassed', revision: 0, position: 1n },
      recordedAt: '2026-03-02T15:00:00.000Z',
      data: { occurredAt: '2026-03-02T13:00:00.000Z', offset: '+05:00', place: 'peshawar' },
      metadata: { by: 'unit-bus-4', reportId: 'r1', unit: unit as JsonObject, ...more },
    },
  ])[0];

describe('an item of a timeline', () => {
  it('says when its unit must have saved it, and changes nothing by it', () => {
    const item = itemOf({ unitId: 'gate-2', observed: told, clock });
    expect(item).toMatchObject({
      savedWithin: { from: '2026-03-02T09:00:00.000Z', until: '2026-03-02T14:00:03.600Z' },
      occurredAt: '2026-03-02T13:00:00.000Z',
      unit: { unitId: 'gate-2', observed: told, clock },
    });
    expect(item).not.toHaveProperty('carriedBy');
  });

  it('says who carried it, and then rests on what was signed alone', () => {
    expect(itemOf({ unitId: 'gate-2', observed, clock }, { carriedBy: 'bus-4' })).toMatchObject({
      carriedBy: 'bus-4',
      savedWithin: { from: null, until: '2026-03-02T15:00:00.000Z' },
    });
  });

  it.each([
    [null],
    [{ unitId: 'gate-2' }],
    [{ unitId: 'gate-2', clock }],
    [{ unitId: 'gate-2', observed: null, clock: 'noon' }],
    [{ unitId: 'gate-2', observed: { ...told, lastServerTime: '2026-03-02T16:00:00Z' } }],
  ])('says nothing of it where %j tells nothing, or contradicts itself', (unit) => {
    expect(itemOf(unit)).not.toHaveProperty('savedWithin');
  });
});
