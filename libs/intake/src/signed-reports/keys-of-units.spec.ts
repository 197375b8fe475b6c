import { FollowPrincipals } from '#kafila/access';
import { keyEnrolled, keyRevoked, placed, type PlacedStored } from '#kafila/domain/testing';
import { type RecordedEvent } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { keysOfUnits } from './keys-of-units.js';

function keysBy(events: readonly PlacedStored[]): ReturnType<typeof keysOfUnits> {
  const followed = new FollowPrincipals({} as never);
  for (const event of events) followed.principals.take(event as unknown as RecordedEvent);
  return keysOfUnits(followed);
}

describe('the keys of units that an intake follows', () => {
  it('tell where they were enrolled and revoked, as rows know it', () => {
    const { places } = keysBy(placed(keyEnrolled('gate', 'k'), keyRevoked('gate', 'k', '4')));
    expect(places.enrolledAt('gate')).toBe(1n);
    expect(places.revocationOf('gate', 'k')).toEqual({
      position: 2n,
      compromisedSince: '2023-06-04T00:00:00.000Z',
    });
  });

  it('say nothing after an event of a unit that nobody understands, and nothing of the keys of another', () => {
    const garbled = { ...keyRevoked('gate', 'k', '4'), data: {} };
    const { places } = keysBy(
      placed(keyEnrolled('gate', 'k'), garbled, keyRevoked('gate', 'k', '4'), keyRevoked('port', 'k', '4')),
    );
    expect(places.enrolledAt('gate')).toBe(1n);
    expect(places.revocationOf('gate', 'k')).toBeUndefined();
  });
});
