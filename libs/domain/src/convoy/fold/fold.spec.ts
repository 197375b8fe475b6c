import { describe, expect, it } from '@jest/globals';
import {
  command,
  delivered,
  dispatched,
  diverted,
  entered,
  exited,
  given,
  halted,
  joined,
  joinedAll,
  june,
  passed,
  planned,
  positioned,
  resumed,
  record,
  withdrawn,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { foldConvoy } from './fold.js';

const A = 'PK-A1';
const B = 'PK-B2';
const convoy = (...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), ...joinedAll(A, B), dispatched(), ...facts);

describe('a history', () => {
  it('begins with a plan, and has one only', () => {
    const wrongWayRound: Unrecorded[] = [joined(A), planned()];
    expect(() => foldConvoy(record(...wrongWayRound))).toThrow('A convoy begins with ConvoyPlanned.');
    expect(() => foldConvoy([])).toThrow('A convoy begins with ConvoyPlanned.');
    expect(() => foldConvoy(record(planned(), planned()))).toThrow('second ConvoyPlanned');
  });

  it('that tells one report twice tells it once', () => {
    const fact = delivered('tashkent', '12 10:00', { partial: true });
    expect(convoy(fact, fact).state).toEqual(convoy(fact).state);
  });
});

describe('decisions that two processes recorded out of the order of time', () => {
  const route = ['karachi-port', 'khuzdar', 'quetta'];
  const history = [diverted(route, '9 10:00'), withdrawn(B, '7 10:00'), passed('jalalabad', '8 10:00')];

  it('take effect in the order of time all the same', () => {
    expect(convoy(...history).vehicle(B)).toMatchObject({ status: 'withdrawn', lastPlace: null });
    expect(convoy(...history).vehicle(A).lastPlace).toBe('jalalabad');
    expect(convoy(...history).view.route).toEqual(route);
  });

  it('let no decision be dated before the latest of them', () => {
    const late = command('hold', '8 10:00', { reason: 'border closed' });
    expect(
      convoy(...history)
        .when(late)
        .thenRefused('decision-out-of-order').facts,
    ).toEqual({ lastDecisionAt: june('9 10:00') });
  });
});

describe('facts that leave out reports', () => {
  it('let the passages between be inferred, without time and evidence', () => {
    const { passages } = convoy(passed('peshawar', '4 10:00'), passed('kabul', '7 10:00')).vehicle(A);
    expect(passages.map(({ place }) => place)).toEqual(['torkham-pk', 'torkham-af']);
    for (const passage of passages) {
      expect(passage).toMatchObject({ arrivedAt: null, enteredAt: null, exitedAt: null, inferred: true });
      expect(passage.evidence).toEqual([]);
    }
  });

  it('let the exit be inferred of a side that was entered', () => {
    const facts = [entered('torkham-pk', '5 10:00'), passed('jalalabad', '6 10:00')];
    expect(convoy(...facts).vehicle(A).passages).toMatchObject([
      { place: 'torkham-pk', enteredAt: june('5 10:00'), exitedAt: null, inferred: true },
      { place: 'torkham-af', enteredAt: null, exitedAt: null, inferred: true },
    ]);
    expect(convoy(...facts).view.vehicles[0]?.passages.map(({ hours }) => hours)).toEqual([null, null]);
  });

  it('tell nothing of the way before of a vehicle that joined on the way', () => {
    const history = [planned(), joined(A), dispatched(), joined(B, '6 10:00'), passed('kabul', '7 10:00')];
    expect(given(...history).vehicle(A).passages).toHaveLength(2);
    expect(given(...history).vehicle(B)).toMatchObject({ passages: [], lastPlace: 'kabul' });
  });
});

describe('whom a fact is about', () => {
  it('is every vehicle where it names none', () => {
    const state = convoy(passed('peshawar', '4 10:00')).state;
    expect([...state.vehicles.values()].map(({ lastPlace }) => lastPlace)).toEqual(['peshawar', 'peshawar']);
  });

  it('is those that belonged to the convoy then: not who joined on the way later', () => {
    const later = convoy(
      joined(B + 'X', '6 10:00'),
      passed('peshawar', '4 10:00'),
      passed('kabul', '7 10:00'),
    );
    expect(later.vehicle(B + 'X')).toMatchObject({ lastPlace: 'kabul', lastSeenAt: june('7 10:00') });
    const before = convoy(passed('peshawar', '4 10:00'), joined(B + 'X', '6 10:00'));
    expect(before.vehicle(B + 'X').lastPlace).toBeNull();
  });

  it('is a vehicle that the desk wrote down late but before dispatch', () => {
    const history = [planned(), joined(A, '1 12:00'), passed('karachi-port', '1 10:00'), dispatched()];
    expect(given(...history).vehicle(A).lastPlace).toBe('karachi-port');
  });

  it('is the named vehicles only', () => {
    const two = convoy(passed('peshawar', '4 10:00', { of: B }));
    expect([two.vehicle(A).lastPlace, two.vehicle(B).lastPlace]).toEqual([null, 'peshawar']);
  });
});

describe('halts', () => {
  const halt = halted('pul-e-khumri', '8 10:00', { of: A, reason: 'breakdown' });

  it('last until resumed', () => {
    expect(convoy(halt).vehicle(A)).toMatchObject({ status: 'halted', lastPlace: 'pul-e-khumri' });
    const goesOn = resumed(undefined, '8 16:00', { of: A });
    const { status, halts } = convoy(halt, goesOn).vehicle(A);
    expect(status).toBe('moving');
    expect(halts).toEqual([
      {
        haltedAt: june('8 10:00'),
        resumedAt: june('8 16:00'),
        inferred: false,
        place: 'pul-e-khumri',
        reason: 'breakdown',
        evidence: [halt.id, goesOn.id],
      },
    ]);
  });

  it('end without a time where the vehicle is seen going on', () => {
    const { status, halts } = convoy(halt, passed('hairatan', '8 20:00')).vehicle(A);
    expect(status).toBe('moving');
    expect(halts).toMatchObject([{ resumedAt: null, inferred: true }]);
  });

  it('count once that two units tell of one place', () => {
    const twice = convoy(halt, halted('pul-e-khumri', '8 10:07', { of: A }));
    expect(twice.vehicle(A).halts).toMatchObject([{ haltedAt: june('8 10:00'), reason: 'breakdown' }]);
  });

  it('end at the border side where the vehicle stands', () => {
    const facts = [
      entered('torkham-pk', '5 10:00'),
      halted('torkham-pk', '5 11:00'),
      resumed(undefined, '5 12:00'),
    ];
    expect(convoy(...facts).vehicle(A).status).toBe('at-border');
  });
});

describe('a position', () => {
  it('is kept, and moves the vehicle nowhere by itself', () => {
    const at = { lat: 34.1, lon: 71.1, accuracyM: 20 };
    const vehicle = convoy(passed('peshawar', '4 10:00'), positioned(at, '4 11:00')).vehicle(A);
    expect(vehicle).toMatchObject({
      lastPlace: 'peshawar',
      lastSeenAt: june('4 11:00'),
      lastPosition: { ...at, at: june('4 11:00') },
    });
    expect(convoy(positioned(at, '4 11:00')).view.status).toBe('dispatched');
  });
});

describe('deliveries', () => {
  it('of a part let the vehicle go on, of the whole end its journey', () => {
    const part = delivered('termez', '9 10:00', { of: A, partial: true });
    expect(convoy(part).vehicle(A)).toMatchObject({ status: 'moving', deliveries: [{ partial: true }] });
    const rest = delivered('tashkent', '12 10:00', { of: A });
    const whole = convoy(part, rest).vehicle(A);
    expect(whole.status).toBe('delivered');
    expect(whole.deliveries).toEqual([
      { place: 'termez', deliveredAt: june('9 10:00'), partial: true, evidence: [part.id] },
      { place: 'tashkent', deliveredAt: june('12 10:00'), partial: false, evidence: [rest.id] },
    ]);
  });

  it('count once that two units tell, and last while the vehicle stands there', () => {
    const facts = [delivered('tashkent', '12 10:00'), delivered('tashkent', '12 10:09')];
    const vehicle = convoy(...facts, passed('tashkent', '12 10:15')).vehicle(A);
    expect(vehicle).toMatchObject({ status: 'delivered', deliveries: [{ deliveredAt: june('12 10:00') }] });
  });

  it('are over once the vehicle is seen under way again', () => {
    const away = convoy(delivered('termez', '9 10:00'), exited('ayritom', '12 10:00'));
    expect(away.vehicle(A).status).toBe('moving');
  });
});
