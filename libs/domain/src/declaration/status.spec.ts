import { describe, expect, it } from '@jest/globals';
import { type Unrecorded, june } from '../testing/recorded.js';
import { retracted } from '../testing/facts.js';
import { atCustoms, givenDeclaration } from '../testing/declaration.js';
import { type DeclarationEvent } from './declaration.events.js';

const { lodged, channel, ordered, done, paid, held, granted, refused, gatedOut, withdrawn } = atCustoms;
const status = (...history: Unrecorded<DeclarationEvent>[]): string =>
  givenDeclaration(...history).view.status;

describe('the status of a declaration', () => {
  it('is unknown as long as no report of it counts', () => {
    expect(status()).toBe('unknown');
    const slip = granted('5 10:00');
    expect(status(slip, retracted(slip.id, '5 11:00'))).toBe('unknown');
  });

  it('follows the steps of the WCO Time Release Study', () => {
    const story = [
      [lodged('5 08:00'), 'lodged'],
      [channel('red', '5 08:30'), 'assessed'],
      [ordered('scan', '5 09:00'), 'under-examination'],
      [done('scan', '5 10:00'), 'assessed'],
      [paid('182500', '5 11:00'), 'assessed'],
      [held('phytosanitary', '5 11:30'), 'held'],
      [done('sampling', '5 14:00', { agency: 'phytosanitary' }), 'assessed'],
      [granted('5 15:00'), 'granted'],
      [gatedOut('5 16:00'), 'gated-out'],
    ] as const;
    story.forEach(([, expected], i) => {
      expect(status(...story.slice(0, i + 1).map(([event]) => event))).toBe(expected);
    });
  });

  it('follows from any step alone: what was not reported is not asked for', () => {
    expect(status(channel('green', '5 10:00'))).toBe('assessed');
    expect(status(ordered('scan', '5 10:00'))).toBe('under-examination');
    expect(status(done('scan', '5 10:00'))).toBe('assessed');
    expect(status(paid('5', '5 10:00'))).toBe('assessed');
    expect(status(held('customs', '5 10:00'))).toBe('held');
    expect(status(granted('5 10:00'))).toBe('granted');
    expect(status(refused('5 10:00'))).toBe('refused');
    expect(status(gatedOut('5 10:00'))).toBe('gated-out');
    expect(status(withdrawn('5 10:00'))).toBe('withdrawn');
  });

  it('of a refused declaration that is granted later is granted: a new decision of customs', () => {
    const { view, codes } = givenDeclaration(lodged('5 08:00'), refused('5 10:00'), granted('6 10:00'));
    expect(view).toMatchObject({ status: 'granted', grantedAt: june('6 10:00'), refusedAt: null });
    expect(codes).toEqual([]);
  });

  it('of a granted declaration that is refused later is refused, with the reason', () => {
    const { view, codes } = givenDeclaration(lodged('5 08:00'), granted('5 10:00'), refused('6 10:00'));
    expect(view).toMatchObject({
      status: 'refused',
      grantedAt: null,
      refusedAt: june('6 10:00'),
      refusalReason: 'goods on the negative list',
    });
    expect(codes).toEqual([]);
  });

  it('is held again where the goods are held after they were cleared, and granted again', () => {
    const again = [lodged('5 08:00'), granted('5 10:00'), held('customs', '5 12:00')];
    expect(status(...again)).toBe('held');
    const { view, codes } = givenDeclaration(...again, granted('5 18:00'));
    expect(view).toMatchObject({ status: 'granted', grantedAt: june('5 18:00') });
    expect(codes).toEqual([]);
  });

  it('is granted although another agency still held the goods: customs decided', () => {
    expect(status(lodged('5 08:00'), held('veterinary', '5 09:00'), granted('5 10:00'))).toBe('granted');
    expect(status(lodged('5 08:00'), ordered('scan', '5 09:00'), refused('5 10:00'))).toBe('refused');
  });

  it('is under examination until the last one is done', () => {
    const two = [lodged('5 08:00'), ordered('scan', '5 09:00'), ordered('physical', '5 09:30')];
    expect(status(...two, done('scan', '5 10:00'))).toBe('under-examination');
    expect(status(...two, done('scan', '5 10:00'), done('physical', '5 12:00'))).toBe('assessed');
  });

  it('is withdrawn also where it was granted before', () => {
    expect(status(lodged('5 08:00'), granted('5 10:00'), withdrawn('5 12:00'))).toBe('withdrawn');
  });

  it('goes back with a report that is retracted', () => {
    const wrong = granted('5 10:00');
    expect(status(lodged('5 08:00'), wrong, retracted(wrong.id, '5 12:00'))).toBe('lodged');
    expect(status(lodged('5 08:00'), retracted(wrong.id, '5 12:00'), wrong)).toBe('lodged');
  });
});

describe('clearance', () => {
  it('says nothing of a border that was crossed, and names only what was reported', () => {
    const { view } = givenDeclaration(lodged('5 08:00'), granted('5 10:00'));
    expect(view).toMatchObject({ gatedOutAt: null, convoyId: null, vehicleIds: [] });
    expect(JSON.stringify(view)).not.toMatch(/passage|exited|entered/);
  });
});
