import { describe, expect, it } from '@jest/globals';
import { type Unrecorded, june } from '../testing/recorded.js';
import { retracted } from '../testing/facts.js';
import { atCustoms, givenDeclaration } from '../testing/declaration.js';
import { type DeclarationEvent } from './declaration.events.js';

const { lodged, channel, ordered, done, held, granted, refused, gatedOut, withdrawn } = atCustoms;
const codes = (...history: Unrecorded<DeclarationEvent>[]): readonly string[] =>
  givenDeclaration(...history).codes;
const CONTRADICTORY = ['declaration-contradictory-reports'];

describe('a declaration that goes its way', () => {
  it('has no irregularity at any step', () => {
    const story = [
      lodged('5 08:00'),
      channel('red', '5 08:30'),
      ordered('scan', '5 09:00'),
      held('veterinary', '5 09:30'),
      done('scan', '5 10:00'),
      done('sampling', '5 11:00', { agency: 'veterinary', result: 'conformant' }),
      granted('5 12:00'),
      gatedOut('5 13:00'),
    ];
    story.forEach((_, i) => {
      expect(codes(...story.slice(0, i + 1))).toEqual([]);
    });
  });
});

describe('a declaration of which much is told', () => {
  it('shows one irregularity of each code, so that they need no pages', () => {
    const days = Array.from({ length: 25 }, (_, i) => i + 2);
    const story = days.flatMap((day) => [
      held('veterinary', `${day} 06:00`),
      granted(`${day} 08:00`),
      refused(`${day} 08:10`),
      withdrawn(`${day} 10:00`),
      gatedOut(`${day} 12:00`, { vehicleIds: [`PK-A${day}`] }),
      retracted(`none ${day}`, `${day} 14:00`),
    ]);
    const shown = codes(...story);
    expect(shown.length).toBeGreaterThan(2);
    expect(shown).toEqual([...new Set(shown)]);
  });
});

describe('declaration-not-lodged', () => {
  it('is shown by the first fact, until the lodgement is reported', () => {
    const facts = [channel('green', '5 09:00', { id: 'c', vehicleIds: ['PK-A1'] }), granted('5 10:00')];
    expect(givenDeclaration(...facts).view.irregularities).toEqual([
      {
        code: 'declaration-not-lodged',
        severity: 'info',
        since: june('5 09:00'),
        vehicleIds: ['PK-A1'],
        evidence: ['c'],
        reports: 1,
      },
    ]);
    expect(codes(...facts, lodged('5 08:00'))).toEqual([]);
  });

  it('is not shown by a declaration of which all was taken back', () => {
    const slip = granted('5 10:00');
    expect(codes(slip, retracted(slip.id, '5 11:00'))).toEqual([]);
  });
});

describe('gated-out-without-clearance', () => {
  it('is shown by the gate-out, until a clearance by then is reported', () => {
    const gone = [lodged('5 08:00'), gatedOut('5 13:00', { id: 'gate' })];
    expect(givenDeclaration(...gone).view.irregularities).toMatchObject([
      {
        code: 'gated-out-without-clearance',
        severity: 'critical',
        since: june('5 13:00'),
        evidence: ['gate'],
      },
    ]);
    expect(codes(...gone, granted('5 12:00'))).toEqual([]);
    expect(codes(...gone, granted('5 14:00'))).toEqual([]);
    expect(codes(...gone, granted('5 14:01'))).toEqual(['gated-out-without-clearance']);
  });

  it('is shown where the clearance was refused since', () => {
    const gone = [lodged('5 08:00'), granted('5 09:00'), gatedOut('5 13:00')];
    expect(codes(...gone)).toEqual([]);
    expect(codes(...gone, refused('5 11:00'))).toEqual(['gated-out-without-clearance']);
    expect(codes(...gone, refused('5 15:00'))).toEqual([]);
  });

  it('goes with the gate-out that is retracted', () => {
    const wrong = gatedOut('5 13:00');
    expect(codes(lodged('5 08:00'), wrong, retracted(wrong.id, '6'))).toEqual([]);
  });
});

describe('cleared-while-held', () => {
  it('is shown where an examination was ordered and, as far as reported, not done: until that is reported', () => {
    const cleared = [
      lodged('5 08:00'),
      ordered('scan', '5 09:00', { id: 'o' }),
      granted('5 12:00', { id: 'g' }),
    ];
    expect(givenDeclaration(...cleared).view.irregularities).toMatchObject([
      { code: 'cleared-while-held', severity: 'warning', since: june('5 12:00'), evidence: ['o', 'g'] },
    ]);
    expect(codes(...cleared, done('scan', '5 10:00'))).toEqual([]);
    expect(codes(...cleared, done('scan', '5 13:00'))).toEqual([]);
    expect(codes(...cleared, done('scan', '5 13:01'))).toEqual(['cleared-while-held']);
  });

  it('is shown where another agency held the goods, until its examination is reported', () => {
    const cleared = [
      lodged('5 08:00'),
      held('veterinary', '5 09:00', { id: 'h' }),
      granted('5 12:00', { id: 'g' }),
    ];
    expect(givenDeclaration(...cleared).view).toMatchObject({
      status: 'granted',
      irregularities: [{ code: 'cleared-while-held', evidence: ['h', 'g'] }],
    });
    expect(codes(...cleared, done('sampling', '5 11:00', { agency: 'veterinary' }))).toEqual([]);
  });

  it('is not shown where customs held the goods themselves, nor by what came after', () => {
    expect(codes(lodged('5 08:00'), held('customs', '5 09:00'), granted('5 12:00'))).toEqual([]);
    expect(codes(lodged('5 08:00'), granted('5 12:00'), held('veterinary', '5 15:00'))).toEqual([]);
    expect(codes(lodged('5 08:00'), held('veterinary', '5 09:00'), refused('5 12:00'))).toEqual([]);
  });
});

describe('declaration-contradictory-reports', () => {
  it.each<[string, Unrecorded<DeclarationEvent>[], Unrecorded<DeclarationEvent>]>([
    ['it was lodged at two times', [], lodged('5 10:00')],
    ['it was withdrawn at two times', [withdrawn('5 12:00')], withdrawn('5 18:00')],
    ['it was granted at two times, and nothing came between', [granted('5 12:00')], granted('5 18:00')],
    ['it was granted after it was withdrawn', [withdrawn('5 12:00')], granted('5 18:00')],
    ['its goods left at two times', [granted('5 09:00'), gatedOut('5 12:00')], gatedOut('5 18:00')],
    [
      'one vehicle left at two times',
      [granted('5 09:00'), gatedOut('5 12:00', { vehicleIds: ['PK-A1', 'PK-B2'] })],
      gatedOut('5 18:00', { vehicleIds: ['PK-B2', 'PK-C3'] }),
    ],
  ])('is shown where %s, until one is retracted', (_, before, second) => {
    const history = [lodged('5 08:00', { id: 'lodged' }), ...before, second];
    expect(codes(...history)).toEqual(CONTRADICTORY);
    expect(codes(...history, retracted(second.id, '6'))).toEqual([]);
  });

  it('is shown where something was reported long before the lodgement, until the time is put right', () => {
    const early = granted('5 06:00', { id: 'early' });
    const history = [early, lodged('5 08:00', { id: 'lodged' })];
    expect(givenDeclaration(...history).view.irregularities).toMatchObject([
      { code: CONTRADICTORY[0], since: june('5 08:00'), evidence: ['early', 'lodged'] },
    ]);
    const back = retracted('early', '6', { replacedBy: 'right' });
    expect(codes(...history, back, granted('5 16:00', { id: 'right' }))).toEqual([]);
  });

  it('names both reports, and the first stands', () => {
    const { view } = givenDeclaration(
      lodged('5 08:00'),
      granted('5 12:00', { id: 'first' }),
      granted('5 18:00', { id: 'second' }),
    );
    expect(view).toMatchObject({
      grantedAt: june('5 12:00'),
      irregularities: [{ since: june('5 18:00'), evidence: ['first', 'second'] }],
    });
  });

  it('is not shown by what may come twice', () => {
    expect(codes(lodged('5 08:00'), channel('green', '5 09:00'), channel('red', '5 12:00'))).toEqual([]);
    expect(codes(lodged('5 08:00'), refused('5 09:00'), refused('5 12:00'))).toEqual([]);
    const vehicle = (at: string, vehicleId: string): Unrecorded<DeclarationEvent> =>
      gatedOut(at, { vehicleIds: [vehicleId] });
    expect(
      codes(lodged('5 08:00'), granted('5 09:00'), vehicle('5 10:00', 'PK-A1'), vehicle('5 15:00', 'PK-B2')),
    ).toEqual([]);
    // The first left alone; the rest followed.
    expect(
      codes(lodged('5 08:00'), granted('5 09:00'), vehicle('5 10:00', 'PK-A1'), gatedOut('5 15:00')),
    ).toEqual([]);
  });

  it('is not shown within the hour by which clocks differ', () => {
    expect(codes(channel('green', '5 08:00'), lodged('5 09:00'))).toEqual([]);
    expect(codes(lodged('5 08:00'), withdrawn('5 12:00'), granted('5 13:00'))).toEqual([]);
  });
});

describe('retraction-without-report', () => {
  it('is shown until the report comes in', () => {
    const late = granted('5 10:00', { id: 'late' });
    const back = retracted('late', '6 10:00', { id: 'back' });
    expect(givenDeclaration(lodged('5 08:00'), back).view.irregularities).toMatchObject([
      { code: 'retraction-without-report', since: june('6 10:00'), evidence: ['back'] },
    ]);
    expect(codes(lodged('5 08:00'), back, late)).toEqual([]);
  });
});
