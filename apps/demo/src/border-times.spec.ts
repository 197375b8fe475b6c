import { type PassageView } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { borderTimes } from './border-times.js';
import { type ConvoyState } from './read-back.js';
import { borderTable } from './tables.js';

const day = (hour: number): string => new Date(Date.UTC(2024, 0, 1) + hour * 3_600_000).toISOString();

function passage(arrived: number | null, exited: number | null, inferred = false): PassageView {
  return {
    place: 'torkham-pk',
    direction: 'outbound',
    arrivedAt: arrived === null ? null : day(arrived),
    enteredAt: day(1),
    exitedAt: exited === null ? null : day(exited),
    inferred,
    hours: null,
    evidence: [],
  };
}

function convoyWith(...passages: PassageView[]): ConvoyState {
  return { vehicles: [{ passages }] } as unknown as ConvoyState;
}

describe('border times', () => {
  it('count one truck through one side as one sample, from arrival to exit', () => {
    const convoys = [convoyWith(passage(0, 4)), convoyWith(passage(0, 6)), convoyWith(passage(0, 30))];
    expect(borderTimes(convoys)).toEqual([
      {
        place: 'torkham-pk',
        direction: 'outbound',
        n: 3,
        median: 6,
        mean: 40 / 3,
        min: 4,
        max: 30,
        leftOut: 0,
      },
    ]);
  });

  it('take the middle of the two middle ones for an even number', () => {
    expect(borderTimes([convoyWith(passage(0, 4), passage(0, 10))])[0]?.median).toBe(7);
  });

  it('leave out what was inferred or is incomplete, and say how much that is', () => {
    const rows = borderTimes([convoyWith(passage(null, 4), passage(0, null, true), passage(0, 5))]);
    expect(rows[0]).toMatchObject({ n: 1, leftOut: 2, median: 5 });
  });

  it('are a dash, never 0, where there is no sample', () => {
    const rows = borderTimes([convoyWith(passage(0, null, true))]);
    expect(rows[0]).toMatchObject({ n: 0, median: null, mean: null, min: null, max: null });
    expect(borderTable(rows)).toMatch(/torkham-pk\W+outbound\W+0 . +- . +- . +- . +- . +1/);
  });
});
