import { describe, expect, it } from '@jest/globals';
import {
  completed,
  dispatched,
  given,
  joined,
  june,
  passed,
  planned,
  positioned,
  retracted,
  splitInto,
  withdrawn,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type Irregularity } from '../../irregularity/irregularity.js';

const A = 'PK-A1';
const Z = 'PK-Z9';
const start = [planned(), joined(A), dispatched()] as const;
const irregularities = (...history: Unrecorded[]): readonly Irregularity[] =>
  given(...history).view.irregularities;

describe('a fact about a vehicle that has not joined', () => {
  const strange = passed('peshawar', '4 10:00', { id: 'strange', of: [Z, Z] });

  it('is kept and flagged once, and the convoy is not under way by it', () => {
    expect(irregularities(...start, strange)).toEqual([
      {
        code: 'unknown-vehicle',
        severity: 'warning',
        since: june('4 10:00'),
        vehicleIds: [Z],
        evidence: ['strange'],
        reports: 1,
      },
    ]);
    expect(given(...start, strange).view).toMatchObject({ status: 'dispatched', underwaySince: null });
  });

  it('counts once the vehicle joins, and the flag goes', () => {
    const history = [...start, strange, joined(Z, '5 10:00')];
    expect(irregularities(...history)).toEqual([]);
    expect(given(...history).vehicle(Z)).toMatchObject({ lastPlace: 'peshawar', status: 'moving' });
  });

  it('counts for those that have joined', () => {
    const both = passed('peshawar', '4 10:00', { of: [A, Z] });
    expect(given(...start, both).vehicle(A).lastPlace).toBe('peshawar');
    expect(irregularities(...start, both)).toMatchObject([{ code: 'unknown-vehicle', vehicleIds: [Z] }]);
  });

  it('is gathered with others of its kind', () => {
    const facts = [1, 2, 3].map((hour) => positioned({ lat: 34, lon: 71 }, `4 0${hour}:00`, { of: Z }));
    expect(irregularities(...start, ...facts.toReversed())).toMatchObject([
      { since: june('4 01:00'), evidence: facts.map(({ id }) => id) },
    ]);
  });
});

describe('a fact about nobody', () => {
  it('is flagged while no vehicle has joined', () => {
    const early = passed('karachi-port', '2 10:00');
    expect(irregularities(planned(), early)).toMatchObject([
      { code: 'report-without-vehicle', vehicleIds: [] },
    ]);
    expect(irregularities(planned(), early, joined(A), dispatched())).toEqual([]);
  });

  it('is flagged where it names an empty list of vehicles', () => {
    const nobody = passed('peshawar', '4 10:00', { of: [] });
    expect(irregularities(...start, nobody)).toMatchObject([{ code: 'report-without-vehicle' }]);
    expect(given(...start, nobody).vehicle(A).lastPlace).toBeNull();
  });
});

describe('a fact about a vehicle that had left', () => {
  const late = passed('kabul', '7 10:00', { id: 'late', of: A });

  it('is flagged, and does not move it', () => {
    const history = [...start, withdrawn(A, '6 10:00'), late];
    expect(irregularities(...history)).toMatchObject([
      { code: 'vehicle-had-left', severity: 'warning', vehicleIds: [A], evidence: ['late'] },
    ]);
    expect(given(...history).vehicle(A).lastPlace).toBeNull();
  });

  it('counts, and is in order, once the vehicle joined again before', () => {
    const again = joined(A, '6 20:00');
    for (const history of [
      [withdrawn(A, '6 10:00'), late, again],
      [withdrawn(A, '6 10:00'), again, late],
    ]) {
      expect(irregularities(...start, ...history)).toEqual([]);
      expect(given(...start, ...history).vehicle(A).lastPlace).toBe('kabul');
    }
  });
});

describe('a fact after the end of the convoy', () => {
  const late = passed('tashkent', '21 10:00', { id: 'late' });

  it('is flagged, and counts for the vehicles it had', () => {
    const history = [...start, completed('20', 'closed'), late];
    expect(irregularities(...history)).toMatchObject([
      { code: 'report-after-end', severity: 'info', vehicleIds: [A], evidence: ['late'] },
    ]);
    expect(given(...history).vehicle(A).lastPlace).toBe('tashkent');
    expect(irregularities(...start, passed('tashkent', '19 10:00'), completed('20', 'closed'))).toEqual([]);
  });

  it('is shown of nobody where all vehicles left with it', () => {
    const split = splitInto([{ convoyId: 'part', vehicleIds: [A], route: ['kabul', 'hairatan'] }], '8 10:00');
    expect(irregularities(...start, split, late).map(({ code }) => code)).toEqual(['report-after-end']);
  });

  it('goes when it is retracted', () => {
    expect(irregularities(...start, completed('20', 'closed'), late, retracted(late, '22'))).toEqual([]);
  });
});

describe('a place off the route', () => {
  it('is flagged with its vehicles, and they were there', () => {
    const off = passed('quetta', '4 10:00', { id: 'off' });
    expect(irregularities(...start, off)).toMatchObject([
      { code: 'place-off-route', vehicleIds: [A], evidence: ['off'] },
    ]);
    expect(given(...start, off).vehicle(A)).toMatchObject({ lastPlace: 'quetta', routeIndex: null });
  });
});

describe('facts before dispatch', () => {
  const facts = [passed('hyderabad', '2 20:00'), passed('karachi-port', '2 10:00')];

  it('show the convoy under way since the first of them, and are flagged', () => {
    expect(given(planned(), joined(A), ...facts).view).toMatchObject({
      status: 'underway',
      dispatchedAt: null,
      underwaySince: june('2 10:00'),
      irregularities: [{ code: 'underway-before-dispatch', severity: 'info', vehicleIds: [A] }],
    });
  });

  it('are in order once the desk dispatches', () => {
    expect(given(planned(), joined(A), ...facts, dispatched('3')).view).toMatchObject({
      status: 'underway',
      irregularities: [],
    });
  });
});
