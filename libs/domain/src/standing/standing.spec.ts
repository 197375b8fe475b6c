import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  atCustoms,
  carnetAccepted,
  dispatched,
  joined,
  june,
  keyEnrolled,
  keyRevoked,
  keysAmong,
  passed,
  placed,
  type PlacedStored,
  planned,
  retracted,
  sent,
  type Sent,
  timesTried,
  vouched,
  withStandings,
} from '../testing.js';
import { stateOf } from '../state-of.js';
import { withStanding } from './standing.js';

const K = 'convoy-K';
const A = 'PK-A1';
const G = 'gate';
const plan = [planned(), joined(A), dispatched()].map((one) => sent.byDesk(K, one));
const peshawar = passed('peshawar', '4 10:00', { id: 'r1' });
const kabul = passed('kabul', '7 10:00', { id: 'r2' });

interface Shown {
  readonly vehicles: readonly { readonly lastPlace: string | null }[];
  readonly irregularities: readonly { readonly code: string; readonly evidence: readonly string[] }[];
}

/** Where the vehicle was seen last, and each irregularity with its reports. */
function shown(...history: readonly Sent[]): readonly (string | null | undefined)[] {
  const state = stateOf(K, withStandings(K, placed(...plan, ...history))) as unknown as Shown;
  const irregularities = state.irregularities.map(({ code, evidence }) => `${code}: ${evidence.join(', ')}`);
  return [state.vehicles[0]?.lastPlace, ...irregularities];
}

const recorded = (told: typeof peshawar, at: string): typeof peshawar => ({ ...told, recordedAt: june(at) });

describe('a signed report', () => {
  const signed = sent.signed(K, recorded(peshawar, '4 12:00'), G, 'k');
  const since = (at: string): Sent => keyRevoked(G, 'k', at);

  it('counts', () => {
    expect(shown(keyEnrolled(G, 'k'), signed)).toEqual(['peshawar']);
  });

  it('counts for ever where it was recorded before its key was compromised', () => {
    expect(shown(keyEnrolled(G, 'k'), signed, since('4 12:01'))).toEqual(['peshawar']);
  });

  it('counts in doubt where it was recorded since, and before the revocation', () => {
    expect(shown(keyEnrolled(G, 'k'), signed, since('4 12:00'))).toEqual(['peshawar', 'signed-in-doubt: r1']);
  });

  it('is in doubt by the earliest instant that was ever said', () => {
    const history = [keyEnrolled(G, 'k'), signed, since('5'), since('4'), since('6')];
    expect(shown(...history)).toEqual(['peshawar', 'signed-in-doubt: r1']);
  });

  it('does not count where it was recorded after the first revocation, whenever the key was compromised', () => {
    const expected = [null, 'report-not-vouched: r1'];
    expect(shown(keyEnrolled(G, 'k'), since('30'), signed)).toEqual(expected);
    expect(shown(keyEnrolled(G, 'k'), since('30'), signed, since('29'))).toEqual(expected);
  });

  it('does not mind that another key is revoked', () => {
    expect(shown(keyEnrolled(G, 'k'), keyRevoked(G, 'other', '1'), signed)).toEqual(['peshawar']);
  });
});

describe('an unsigned report', () => {
  it('of a unit that has a key does not count, unless it was recorded before the key', () => {
    const unsigned = sent.byUnit(K, peshawar, G);
    expect(shown(keyEnrolled(G, 'k'), unsigned)).toEqual([null, 'report-not-vouched: r1']);
    expect(shown(unsigned, keyEnrolled(G, 'k'))).toEqual(['peshawar']);
    expect(shown(keyEnrolled('other', 'k'), unsigned)).toEqual(['peshawar']);
  });

  it('counts where the desk or the machine itself tells it for the unit', () => {
    expect(shown(keyEnrolled(G, 'k'), sent.byDesk(K, peshawar, G))).toEqual(['peshawar']);
    expect(shown(keyEnrolled(G, 'k'), sent.locally(K, peshawar, G))).toEqual(['peshawar']);
  });
});

describe('a report that was left out', () => {
  const history = [keyEnrolled(G, 'k'), sent.byUnit(K, peshawar, G)];

  it('counts where the desk vouches for it, before or after', () => {
    const vouching = sent.byDesk(K, vouched('r1', '20'));
    expect(shown(...history, vouching)).toEqual(['peshawar']);
    expect(shown(vouching, ...history)).toEqual(['peshawar']);
  });

  it('does not count where somebody else vouches for it', () => {
    expect(shown(...history, sent.byUnit(K, vouched('r1', '20'), G))).toEqual([
      null,
      'report-not-vouched: r1',
    ]);
  });

  it('is shown no more where the desk takes it back', () => {
    expect(shown(...history, sent.byDesk(K, retracted('r1', '8')))).toEqual([null]);
  });

  it('leaves the reports beside it as they are', () => {
    const other = sent.signed(K, kabul, G, 'k');
    expect(shown(...history, other)).toEqual(['kabul', 'report-not-vouched: r1']);
  });

  it('takes nothing back where it is a retraction, until the desk vouches for it', () => {
    const reported = [keyEnrolled(G, 'k'), sent.signed(K, peshawar, G, 'k')];
    const back = sent.byUnit(K, retracted('r1', '8', { id: 'back' }), G);
    expect(shown(...reported, back)).toEqual(['peshawar', 'report-not-vouched: back']);
    expect(shown(...reported, back, sent.byDesk(K, vouched('back', '20')))).toEqual([null]);
    expect(shown(...reported, back, sent.byDesk(K, retracted('back', '9')))).toEqual(['peshawar']);
  });

  it('is in doubt no more where the desk vouches for it', () => {
    const doubtful = [keyEnrolled(G, 'k'), sent.signed(K, peshawar, G, 'k'), keyRevoked(G, 'k', '1')];
    expect(shown(...doubtful, sent.byDesk(K, vouched('r1', '20')))).toEqual(['peshawar']);
  });
});

describe('a retraction', () => {
  const reported = sent.byUnit(K, peshawar, G);
  const back = retracted('r1', '8', { id: 'back' });

  it('counts of the same unit, of the desk, and from the machine itself', () => {
    const counting = [
      sent.byUnit(K, back, G),
      sent.signed(K, back, G, 'k'),
      sent.byDesk(K, back),
      sent.locally(K, back),
    ];
    for (const one of counting) {
      expect(shown(reported, one)).toEqual([null]);
      expect(shown(one, reported)).toEqual([null]);
    }
  });

  it('of another unit takes nothing back, in whatever order they come', () => {
    const others = [sent.byUnit(K, back, 'other'), sent.signed(K, back, 'other', 'o')];
    for (const other of others) {
      expect(shown(reported, other)).toEqual(['peshawar', 'retraction-by-other: back']);
      expect(shown(other, reported)).toEqual(['peshawar', 'retraction-by-other: back']);
    }
  });

  it('of the desk counts beside one of another unit that occurred before it', () => {
    const other = sent.byUnit(K, retracted('r1', '7', { id: 'foreign' }), 'other');
    for (const history of [
      [reported, other, sent.byDesk(K, back)],
      [sent.byDesk(K, back), other, reported],
    ])
      expect(shown(...history)).toEqual([null, 'retraction-by-other: foreign']);
  });

  it('of another unit does not take back a retraction', () => {
    const other = sent.byUnit(K, retracted('back', '9', { id: 'foreign' }), 'other');
    expect(shown(reported, sent.byUnit(K, back, G), other)).toEqual([null, 'retraction-by-other: foreign']);
  });

  it('that is taken back by the desk is shown no more', () => {
    const other = sent.byUnit(K, back, 'other');
    expect(shown(reported, other, sent.byDesk(K, retracted('back', '9')))).toEqual(['peshawar']);
  });

  it('counts of whomever, as it did, where the event does not say how he was known', () => {
    expect(shown(sent.locally(K, peshawar, G), sent.locally(K, back, 'other'))).toEqual([null]);
  });
});

describe('a report out of the scope of its unit', () => {
  it('counts, and is named', () => {
    const out = sent.signed(K, peshawar, G, 'k');
    const marked = { ...out, metadata: { ...out.metadata, outOfScope: true } };
    expect(shown(marked)).toEqual(['peshawar', 'reporter-out-of-scope: r1']);
  });
});

describe('carnets and declarations', () => {
  it('leave out what does not count, and name it', () => {
    const accepted = carnetAccepted('karachi-port', '3', { id: 'c1' });
    const lodged = atCustoms.lodged('3', { id: 'd1' });
    for (const [stream, fact] of [
      ['carnet-XC1', accepted],
      ['declaration-D1', lodged],
    ] as const) {
      const history = [keyEnrolled(G, 'k'), sent.byUnit(stream, fact, G)];
      const codes = (...more: Sent[]): readonly string[] => {
        const state = stateOf(stream, withStandings(stream, placed(...history, ...more))) as unknown as Shown;
        return state.irregularities.map(({ code }) => code);
      };
      expect(codes()).toEqual(['report-not-vouched']);
      expect(codes(sent.byDesk(stream, vouched(fact.id, '20')))).not.toContain('report-not-vouched');
    }
  });
});

describe('a standing', () => {
  const units = ['gate', 'port'] as const;
  const kid = { gate: 'k', port: 'p' } as const;
  const day = fc.nat(28).map((n) => String(n + 1));
  const unit = fc.constantFrom(...units);
  const report = fc
    .tuple(unit, fc.constantFrom('signed', 'byUnit', 'byDesk', 'locally'), day, day, fc.nat(9))
    .map(([unitId, how, at, kept, n]): Sent => {
      const what =
        n < 7
          ? passed('peshawar', `${at} 0${n}:00`, { id: `${unitId}-${at}-${n}` })
          : retracted(`gate-${kept}-0`, at, { id: `back-${unitId}-${at}-${n}` });
      const told = { ...what, recordedAt: june(kept) };
      return how === 'signed'
        ? sent.signed(K, told, unitId, kid[unitId])
        : sent[how as 'byUnit'](K, told, unitId);
    });
  const other = fc.oneof(
    unit.map((unitId) => keyEnrolled(unitId, kid[unitId])),
    fc.tuple(unit, day).map(([unitId, since]) => keyRevoked(unitId, kid[unitId], since)),
    day.map((at) => sent.byDesk(K, vouched(`gate-${at}-0`, '20'))),
  );
  const store = fc
    .uniqueArray(fc.oneof({ weight: 3, arbitrary: report }, other), {
      maxLength: 30,
      selector: ({ id }) => id,
    })
    .map((history) => placed(...plan, ...history));

  it('follows from places alone: the same state in whatever order reports and keys are read', () => {
    const reading = store.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events], { minLength: events.length }),
        fc.shuffledSubarray([...events], { minLength: events.length }),
      ),
    );
    const inAnyOrder = (read: readonly PlacedStored[], keys: readonly PlacedStored[]): unknown =>
      stateOf(
        K,
        read.filter(({ stream }) => stream === K).map((event) => withStanding(event, keysAmong(keys))),
      );
    fc.assert(
      fc.property(reading, ([events, first, second]) => {
        const expected = inAnyOrder(events, events);
        expect(expected).not.toBeNull();
        expect(inAnyOrder(first, second)).toEqual(expected);
        expect(inAnyOrder(second, [...first, ...second])).toEqual(expected);
      }),
      { numRuns: timesTried(30, 1000) },
    );
  });

  it('changes nothing of what was recorded before there were keys', () => {
    const before = fc.array(report, { maxLength: 20 }).map((all) =>
      all.map(({ metadata: { unit: of, schemaVersion, reportId }, ...one }) => ({
        ...one,
        metadata: { by: 'local', unit: of, schemaVersion, reportId },
      })),
    );
    fc.assert(
      fc.property(before, fc.array(other, { maxLength: 10 }), (history, later) => {
        const keys = later.filter(({ stream }) => stream !== K);
        const old = placed(...plan, ...history);
        const now = withStandings(K, placed(...keys, ...plan, ...history, ...keys));
        expect(stateOf(K, now)).toEqual(stateOf(K, old));
        expect(now.every(({ standing }) => standing === undefined)).toBe(true);
      }),
      { numRuns: timesTried(30, 1000) },
    );
  });
});
