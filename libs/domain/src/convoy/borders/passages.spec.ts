import { describe, expect, it } from '@jest/globals';
import {
  arrived,
  dispatched,
  entered,
  exited,
  given,
  joined,
  june,
  passed,
  planned,
  retracted,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type Passage } from '../state/border.state.js';

const A = 'PK-A1';
const start = [planned(), joined(A), dispatched()] as const;
const passagesOf = (...facts: Unrecorded[]): readonly Passage[] =>
  given(...start, ...facts).vehicle(A).passages;
const shortly = (passages: readonly Passage[]): string[] =>
  passages.map(
    ({ place, direction, arrivedAt, enteredAt, exitedAt, inferred }) =>
      `${place} ${direction} ${[arrivedAt, enteredAt, exitedAt].map((at) => at?.slice(8, 16) ?? '-').join(' ')}${inferred ? ' inferred' : ''}`,
  );

describe('the passage of a border', () => {
  const crossing = [
    arrived('torkham-pk', '5 08:00'),
    entered('torkham-pk', '5 14:00'),
    exited('torkham-pk', '6 09:00'),
    arrived('torkham-af', '6 09:10'),
    entered('torkham-af', '6 11:00'),
    exited('torkham-af', '6 18:00'),
  ];
  const both = [
    'torkham-pk outbound 05T08:00 05T14:00 06T09:00',
    'torkham-af inbound 06T09:10 06T11:00 06T18:00',
  ];

  it('is one passage of each side: out of the one country, into the other', () => {
    expect(shortly(passagesOf(...crossing))).toEqual(both);
  });

  it('is the same in whatever order the reports come in', () => {
    expect(shortly(passagesOf(...crossing.toReversed()))).toEqual(both);
    const [a, b, c, d, e, f] = crossing as [
      Unrecorded,
      Unrecorded,
      Unrecorded,
      Unrecorded,
      Unrecorded,
      Unrecorded,
    ];
    expect(shortly(passagesOf(f, b, d, a, e, c))).toEqual(both);
  });

  it('names the reports it rests on', () => {
    const [outbound] = passagesOf(...crossing);
    expect(outbound?.evidence).toEqual(crossing.slice(0, 3).map(({ id }) => id));
  });

  it('counts a moment once that two units report minutes apart, the first of them', () => {
    const twice = [
      arrived('torkham-pk', '5 08:05', { id: 'other unit' }),
      exited('torkham-pk', '6 09:04', { id: 'other unit too' }),
      entered('torkham-af', '6 11:03', { id: 'and another' }),
    ];
    expect(shortly(passagesOf(...crossing.slice(0, 3), ...twice.slice(0, 2)))).toEqual(both.slice(0, 1));
    expect(shortly(passagesOf(...crossing, ...twice))).toEqual(both);
  });

  it('counts an exit once that a second unit reports after the next side was reached', () => {
    const late = exited('torkham-pk', '6 09:20', { id: 'other unit' });
    const passages = passagesOf(...crossing, late);
    expect(shortly(passages)).toEqual(both);
    expect(passages[0]?.evidence).toContain('other unit');
    expect(given(...start, ...crossing.slice(0, 4), late).vehicle(A)).toMatchObject({
      lastPlace: 'torkham-af',
      currentCountry: 'AF',
      status: 'at-border',
    });
  });
});

describe('a moment reported again at another time', () => {
  const codes = (...facts: Unrecorded[]): readonly unknown[] =>
    given(...start, ...facts).view.irregularities.map(({ code, evidence }) => [code, evidence]);

  it('contradicts the first where clocks do not differ by that much; the first stands, both are evidence', () => {
    const first = exited('torkham-pk', '6 09:00', { id: 'first' });
    const second = exited('torkham-pk', '6 13:00', { id: 'second' });
    for (const reports of [
      [first, second],
      [second, first],
    ]) {
      expect(shortly(passagesOf(...reports))).toEqual(['torkham-pk outbound - - 06T09:00']);
      expect(codes(...reports)).toEqual([['contradictory-reports', ['first', 'second']]]);
    }
    expect(codes(first, second, retracted(first, '7'))).toEqual([]);
    expect(codes(retracted(second, '7'), second, first)).toEqual([]);
  });

  it('contradicts the first also where the vehicle has been seen beyond', () => {
    const facts = [
      exited('torkham-pk', '6 03:00', { id: 'first' }),
      entered('torkham-af', '6 09:00'),
      exited('torkham-pk', '6 09:05', { id: 'second' }),
    ];
    expect(codes(...facts)).toEqual([['contradictory-reports', ['first', 'second']]]);
  });

  it('within an hour is the same moment', () => {
    expect(codes(arrived('torkham-pk', '5 08:00'), arrived('torkham-pk', '5 09:00'))).toEqual([]);
    expect(codes(arrived('torkham-pk', '5 08:00'), arrived('torkham-pk', '5 09:01'))).toHaveLength(1);
  });
});

describe('an entry reported minutes after the exit from the same side', () => {
  it('completes the passage, whose clocks differ', () => {
    const slow = [exited('torkham-pk', '6 09:00'), entered('torkham-pk', '6 09:20')];
    expect(shortly(passagesOf(...slow))).toEqual(['torkham-pk outbound - 06T09:20 06T09:00']);
  });

  it('gives no hours below nought', () => {
    const slow = [exited('torkham-pk', '6 09:00'), entered('torkham-pk', '6 09:20')];
    expect(given(...start, ...slow).view.vehicles[0]?.passages).toMatchObject([{ hours: null }]);
  });

  it('begins another passage where the entry is known to have been long before, or hours later', () => {
    const exit = exited('torkham-pk', '6 09:00');
    const again = entered('torkham-pk', '6 09:20');
    expect(passagesOf(entered('torkham-pk', '5 14:00'), exit, again)).toHaveLength(2);
    expect(passagesOf(exit, entered('torkham-pk', '6 10:30'))).toHaveLength(2);
  });
});

describe('an entry without an exit (dossier 8.2)', () => {
  const arrival = arrived('torkham-pk', '5 08:00');
  const entry = entered('torkham-af', '6 10:00', { id: 'entry' });
  const exit = exited('torkham-pk', '6 09:00');
  const codes = (...facts: Unrecorded[]): readonly string[] =>
    given(...start, ...facts).view.irregularities.map(({ code }) => code);

  it('is flagged with the reports of the entry, whether or not the side before was reported at all', () => {
    for (const before of [[arrival], []]) {
      expect(given(...start, ...before, entry).view.irregularities).toEqual([
        {
          code: 'entry-without-exit',
          severity: 'info',
          since: june('6 10:00'),
          vehicleIds: [A],
          evidence: ['entry'],
          reports: 1,
        },
      ]);
    }
  });

  it('goes once the exit is reported, before the entry or minutes after it', () => {
    expect(codes(arrival, entry, exit)).toEqual([]);
    expect(codes(exit, entry, arrival)).toEqual([]);
    expect(codes(arrival, entry, exited('torkham-pk', '6 10:10'))).toEqual([]);
  });

  it('is none where nobody reported the entry either', () => {
    expect(codes(arrival, passed('jalalabad', '6 20:00'))).toEqual([]);
  });
});

describe('the direction of a passage', () => {
  it('is taken as reported, whatever the route says', () => {
    const [passage] = passagesOf(entered('torkham-pk', '5 08:00', { direction: 'inbound' }));
    expect(passage?.direction).toBe('inbound');
  });

  it('off the route comes from the country the vehicle was seen in last', () => {
    const diverted = [
      exited('chaman', '7 10:00'),
      entered('spin-boldak', '7 12:00'),
      exited('spin-boldak', '7 15:00'),
    ];
    expect(shortly(passagesOf(passed('peshawar', '5 08:00'), ...diverted))).toEqual([
      'chaman outbound - - 07T10:00',
      'spin-boldak inbound - 07T12:00 07T15:00',
    ]);
  });

  it('off the route is the other one on the way back', () => {
    const back = [
      passed('kandahar', '7 20:00'),
      entered('spin-boldak', '9 10:00'),
      exited('spin-boldak', '9 11:00'),
      entered('chaman', '9 11:10'),
    ];
    const outward = ['chaman outbound - - 07T10:00', 'spin-boldak inbound - - 07T15:00'];
    const homeward = ['spin-boldak outbound - 09T10:00 09T11:00', 'chaman inbound - 09T11:10 -'];
    const [out, over] = [exited('chaman', '7 10:00'), exited('spin-boldak', '7 15:00')];
    expect(shortly(passagesOf(out, over, ...back))).toEqual([...outward, ...homeward]);
    expect(shortly(passagesOf(out, ...back))).toEqual([...outward.slice(0, 1), ...homeward]);
  });

  it('reported the wrong way round ("outbound" for away from home) makes no passages besides', () => {
    const facts = [
      exited('torkham-pk', '6 09:00'),
      exited('torkham-af', '6 18:00', { direction: 'outbound' }),
      passed('jalalabad', '6 21:00'),
    ];
    expect(shortly(passagesOf(...facts))).toEqual([
      'torkham-pk outbound - - 06T09:00',
      'torkham-af outbound - - 06T18:00',
    ]);
  });
});

describe('a report about a border at a place that is none', () => {
  it('makes no passage and is flagged, and the vehicle was seen there all the same', () => {
    const convoy = given(...start, entered('kabul', '7 10:00', { id: 'wrong' }));
    expect(convoy.vehicle(A)).toMatchObject({ lastPlace: 'kabul', lastSeenAt: june('7 10:00') });
    expect(convoy.vehicle(A).passages.filter(({ evidence }) => evidence.length > 0)).toEqual([]);
    expect(convoy.view.irregularities).toEqual([
      {
        code: 'not-a-border-side',
        severity: 'warning',
        since: june('7 10:00'),
        vehicleIds: [A],
        evidence: ['wrong'],
        reports: 1,
      },
    ]);
  });
});
