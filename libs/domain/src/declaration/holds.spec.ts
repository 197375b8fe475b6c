import { describe, expect, it } from '@jest/globals';
import { june, type Unrecorded } from '../testing/recorded.js';
import { atCustoms, givenDeclaration } from '../testing/declaration.js';
import { type DeclarationEvent } from './declaration.events.js';

const { done, held, lifted, granted, ordered, refused } = atCustoms;

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

  it('of any agency ends when the agency lifts it, with or without an examination', () => {
    const endOf = (...more: Unrecorded<DeclarationEvent>[]): unknown =>
      givenDeclaration(held('veterinary', '5 09:00'), ...more).view.holds[0]?.endedAt;
    expect(endOf(lifted('veterinary', '5 10:00'))).toBe(june('5 10:00'));
    expect(endOf(lifted('phytosanitary', '5 10:00'))).toBeNull();
    expect(endOf(lifted('veterinary', '5 08:30'))).toBeNull();
    const examined = done('sampling', '5 09:30', { agency: 'veterinary' });
    expect(endOf(lifted('veterinary', '5 10:00'), examined)).toBe(june('5 09:30'));
    const ofCustoms = [held('customs', '5 09:00'), lifted('customs', '5 10:00')];
    const { view, codes } = givenDeclaration(...ofCustoms, granted('5 12:00'));
    expect(view.holds).toMatchObject([{ endedAt: june('5 10:00'), hours: 1 }]);
    expect(codes).not.toContain('cleared-while-held');
  });

  it('that is lifted no longer says how far the declaration is', () => {
    const held9 = held('veterinary', '5 09:00');
    expect(givenDeclaration(held9).view.status).toBe('held');
    expect(givenDeclaration(held9, lifted('veterinary', '5 10:00')).view.status).toBe('assessed');
  });

  it('lifted by one unit and told by another is lifted once', () => {
    const told = [
      lifted('veterinary', '5 10:00', { by: 'agent' }),
      lifted('veterinary', '5 10:20', { by: 'gate' }),
    ];
    expect(givenDeclaration(held('veterinary', '5 09:00'), ...told).view.steps).toHaveLength(2);
  });
});

describe('hold-lifted-without-examination', () => {
  const codesOf = (...more: Unrecorded<DeclarationEvent>[]): readonly string[] =>
    givenDeclaration(held('veterinary', '5 09:00'), lifted('veterinary', '5 12:00'), ...more).codes.filter(
      (code) => code === 'hold-lifted-without-examination',
    );

  it('is shown where the agency had ordered one, until it is reported', () => {
    const order = ordered('sampling', '5 09:30', { agency: 'veterinary' });
    expect(codesOf(order)).toHaveLength(1);
    expect(codesOf(order, done('sampling', '5 12:30', { agency: 'veterinary' }))).toEqual([]);
    expect(codesOf(order, done('sampling', '5 13:30', { agency: 'veterinary' }))).toHaveLength(1);
  });

  it('is not shown where none was ordered, or by another agency', () => {
    expect(codesOf()).toEqual([]);
    expect(codesOf(ordered('scan', '5 09:30', { agency: 'customs' }))).toEqual([]);
    expect(codesOf(ordered('sampling', '5 12:30', { agency: 'veterinary' }))).toEqual([]);
  });
});
