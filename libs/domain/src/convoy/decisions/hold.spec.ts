import { describe, expect, it } from '@jest/globals';
import {
  cancelled,
  command,
  dispatched,
  given,
  held,
  joined,
  joinedAll,
  june,
  passed,
  planned,
  recalled,
  released,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const convoy = (...more: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), ...joinedAll(A, 'PK-B2'), dispatched(), ...more);
const hold = (place?: string): ReturnType<typeof command> =>
  command('hold', '6 10:00', { reason: 'Torkham is shut', ...(place === undefined ? {} : { place }) });
const release = command('release', '8 10:00', {});

describe('holding a convoy', () => {
  it('says why and where', () => {
    const [event] = convoy().when(hold('PKTOR')).thenEvents('ConvoyHeld');
    expect(event?.data).toMatchObject({
      occurredAt: june('6 10:00'),
      reason: 'Torkham is shut',
      place: 'torkham-pk',
    });
    expect(convoy().when(hold('Atlantis')).thenRefused('unknown-place').pointer).toBe('/place');
  });

  it('is refused while it is held, with the hold that lasts', () => {
    const refusal = convoy(held('5 10:00', 'flood', 'peshawar'))
      .when(hold())
      .thenRefused('convoy-held');
    expect(refusal.facts).toEqual({ heldAt: june('5 10:00'), reason: 'flood', place: 'peshawar' });
  });

  it('is possible again once it is released', () => {
    convoy(held('4 10:00'), released('5 10:00')).when(hold()).thenEvents('ConvoyHeld');
  });
});

describe('releasing a convoy', () => {
  it('ends the hold', () => {
    convoy(held('6 10:00')).when(release).thenEvents('ConvoyReleased');
    expect(convoy(held('6 10:00', 'flood', 'peshawar'), released('8 10:00')).view).toMatchObject({
      status: 'dispatched',
      holds: [{ heldAt: june('6 10:00'), reason: 'flood', place: 'peshawar', releasedAt: june('8 10:00') }],
    });
  });

  it('is refused where it is not held, or no more', () => {
    expect(convoy().when(release).thenRefused('not-held').facts).toEqual({ releasedAt: null });
    const free = convoy(held('4 10:00'), released('5 10:00'));
    expect(free.when(release).thenRefused('not-held').facts).toEqual({ releasedAt: june('5 10:00') });
  });
});

describe('a held convoy', () => {
  const standing = held('6 10:00');

  it('is not dispatched before it is released', () => {
    const waiting = given(planned(), joined(A), held('1 10:00', 'no escort'));
    const dispatch = command('dispatch', '2 04:00', {});
    expect(waiting.when(dispatch).thenRefused('convoy-held').facts).toMatchObject({ reason: 'no escort' });
    given(planned(), joined(A), held('1 10:00'), released('1 12:00'))
      .when(dispatch)
      .thenEvents('ConvoyDispatched');
  });

  it('may be diverted, recalled, split, and vehicles may leave and join it', () => {
    const reason = 'Torkham is shut';
    const decisions = [
      command('divert', '7 10:00', { reason, corridorId: 'khi-tas-chaman' }),
      command('recall', '7 10:00', { reason }),
      command('split', '7 10:00', { parts: [{ vehicleIds: [A] }] }),
      command('withdraw', '7 10:00', { vehicleId: A, reason }),
      command('add-vehicle', '7 10:00', { vehicle: { plate: 'C-3', country: 'PK' } }),
    ];
    for (const decision of decisions) {
      expect(() => convoy(standing).when(decision, { convoyId: 'K-1' }).thenRefused('convoy-held')).toThrow(
        'was not refused',
      );
    }
  });

  it('shows as held as long as it lasts, also under way and on the way home', () => {
    expect(convoy(passed('peshawar', '5 10:00'), standing).view.status).toBe('held');
    expect(convoy(recalled(['karachi-port'], '5 10:00'), standing).view.status).toBe('held');
    expect(convoy(passed('peshawar', '5 10:00'), standing, released('8 10:00')).view.status).toBe('underway');
  });

  it('is seen where it is seen: facts during a hold are facts', () => {
    expect(convoy(standing, passed('peshawar', '7 10:00')).vehicle(A)).toMatchObject({
      status: 'moving',
      lastPlace: 'peshawar',
    });
  });

  it('is held no more once it has ended', () => {
    expect(convoy(standing, cancelled('9 10:00')).view).toMatchObject({
      status: 'cancelled',
      holds: [{ releasedAt: june('9 10:00') }],
    });
  });
});
