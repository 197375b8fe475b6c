import { describe, expect, it } from '@jest/globals';
import { june, type Unrecorded } from '../testing/recorded.js';
import { atCustoms, givenDeclaration } from '../testing/declaration.js';
import { type DeclarationEvent } from './declaration.events.js';

const { done, held, granted, refused } = atCustoms;

describe('a hold', () => {
  it('of customs lasts until customs decide', () => {
    const of = [
      held('customs', '5 09:00', { reason: 'invoice missing', place: 'torkham-pk', id: 'h' }),
      done('documents', '5 10:00'),
    ];
    expect(givenDeclaration(...of).view.holds).toEqual([
      {
        agency: 'customs',
        reason: 'invoice missing',
        place: 'torkham-pk',
        heldAt: june('5 09:00'),
        endedAt: null,
        hours: null,
        evidence: ['h'],
      },
    ]);
    expect(givenDeclaration(...of, refused('5 11:00')).view.holds).toMatchObject([
      { endedAt: june('5 11:00'), hours: 2 },
    ]);
  });

  it('of another agency lasts until that agency has examined the goods and found no fault', () => {
    const ends = (...more: Unrecorded<DeclarationEvent>[]): unknown =>
      givenDeclaration(held('veterinary', '5 09:00'), ...more).view.holds[0]?.endedAt;
    expect(ends(done('sampling', '5 10:00', { agency: 'veterinary' }))).toBe(june('5 10:00'));
    expect(ends(done('sampling', '5 10:00', { agency: 'veterinary', result: 'non-conformant' }))).toBeNull();
    expect(ends(done('sampling', '5 10:00', { agency: 'phytosanitary' }))).toBeNull();
    expect(ends(done('sampling', '5 10:00'))).toBeNull();
    expect(ends(done('sampling', '5 08:30', { agency: 'veterinary' }))).toBeNull();
    expect(ends(granted('5 12:00'))).toBeNull();
  });
});
