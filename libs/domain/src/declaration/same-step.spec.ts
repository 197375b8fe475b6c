import { describe, expect, it } from '@jest/globals';
import { type Unrecorded, june } from '../testing/recorded.js';
import { atCustoms, givenDeclaration } from '../testing/declaration.js';
import { type DeclarationEvent } from './declaration.events.js';

const { lodged, channel, ordered, done, paid, held, granted, refused, gatedOut, withdrawn } = atCustoms;
const usd = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'USD' });

type Fact = Unrecorded<DeclarationEvent>;
/** How many steps there are, of those that two reports make. */
const steps = (first: Fact, second: Fact): number => givenDeclaration(first, second).view.steps.length;
const codes = (first: Fact, second: Fact): readonly string[] =>
  givenDeclaration(lodged('4 08:00'), first, second).codes;
const CONTRADICTORY = ['declaration-contradictory-reports'];

describe('one step that two units report under two ids', () => {
  it.each<[string, (at: string, by: string) => Fact]>([
    ['lodged', (at, by) => lodged(at, { by })],
    ['channel assigned', (at, by) => channel('green', at, { by })],
    ['examination ordered', (at, by) => ordered('scan', at, { by })],
    ['examination done', (at, by) => done('scan', at, { by })],
    ['duties paid', (at, by) => paid('5000', at, { by })],
    ['held', (at, by) => held('veterinary', at, { by })],
    ['granted', (at, by) => granted(at, { by })],
    ['refused', (at, by) => refused(at, { by })],
    ['gated out', (at, by) => gatedOut(at, { by })],
    ['withdrawn', (at, by) => withdrawn(at, { by })],
  ])('is counted once within an hour: %s', (_, report) => {
    const both = givenDeclaration(report('5 10:00', 'gate'), report('5 11:00', 'driver')).view.steps;
    expect(both).toHaveLength(1);
    expect(both[0]).toMatchObject({ at: june('5 10:00'), contradictedBy: [] });
    expect(both[0]?.evidence).toHaveLength(2);
    expect(steps(report('5 10:00', 'gate'), report('5 11:01', 'driver'))).toBe(2);
  });

  it('is filled by the second with what the first left open, and is kept as the first reported it', () => {
    const first = lodged('5 10:00', { by: 'gate', lodgedBy: 'Khyber Clearing', vehicleIds: ['PK-B2'] });
    const second = lodged('5 10:20', {
      by: 'agent',
      lodgedBy: 'somebody else',
      carnetNumber: 'XC12345678',
      convoyId: 'nlc-7',
      vehicleIds: ['PK-A1'],
      synthetic: true,
    });
    const { state, view } = givenDeclaration(first, second);
    expect(view).toMatchObject({
      lodgedAt: june('5 10:00'),
      lodgedBy: 'Khyber Clearing',
      carnetNumber: 'XC12345678',
      convoyId: 'nlc-7',
      vehicleIds: ['PK-A1', 'PK-B2'],
    });
    expect(state.steps[0]?.fact.data).not.toHaveProperty('synthetic');
  });

  it('at two places is not one step: a declaration is lodged at one office', () => {
    const elsewhere = lodged('5 10:20', { by: 'b', place: 'chaman' });
    expect(steps(lodged('5 10:00', { by: 'a' }), elsewhere)).toBe(2);
    expect(
      steps(
        granted('5 10:00', { by: 'a', office: 'Torkham' }),
        granted('5 10:00', { by: 'b', office: 'Chaman' }),
      ),
    ).toBe(2);
    expect(
      steps(
        granted('5 10:00', { by: 'a', office: 'Torkham' }),
        granted('5 10:00', { by: 'b', office: 'TORKHAM' }),
      ),
    ).toBe(1);
  });

  it('is counted once where a unit sends it again under a new id', () => {
    expect(steps(granted('5 10:00', { by: 'a' }), granted('5 10:20', { by: 'a' }))).toBe(1);
  });
});

describe('two things of one kind within an hour', () => {
  it('are two where one unit reports both: an examination ordered again, a second payment', () => {
    expect(steps(ordered('scan', '5 10:00', { by: 'a' }), ordered('scan', '5 10:40', { by: 'a' }))).toBe(2);
    expect(steps(paid('5000', '5 10:00', { by: 'a' }), paid('5000', '5 10:40', { by: 'a' }))).toBe(2);
  });

  it('are two where the kind, the agency, the amount or the receipt differs', () => {
    expect(steps(ordered('scan', '5 10:00'), ordered('physical', '5 10:00', { id: 'z' }))).toBe(2);
    const veterinary = ordered('documents', '5 10:00', { agency: 'veterinary' });
    expect(steps(veterinary, ordered('documents', '5 10:10', { agency: 'customs' }))).toBe(2);
    expect(steps(held('veterinary', '5 10:00'), held('phytosanitary', '5 10:10'))).toBe(2);
    expect(steps(paid('5000', '5 10:00'), paid('7000', '5 10:10'))).toBe(2);
    expect(steps(paid('5000', '5 10:00', { receipt: 'a' }), paid('5000', '5 10:10', { receipt: 'b' }))).toBe(
      2,
    );
    expect(
      codes(paid('5000', '5 10:00', { receipt: 'a' }), paid('5000', '5 10:10', { receipt: 'b' })),
    ).toEqual([]);
  });

  it('are one payment where only the decimals are written differently', () => {
    expect(steps(paid('5000', '5 10:00'), paid('05000.00', '5 10:10'))).toBe(1);
    expect(steps(paid('5000', '5 10:00'), paid('500', '5 10:10'))).toBe(2);
  });

  it('are two where other vehicles leave', () => {
    const a = gatedOut('5 10:00', { vehicleIds: ['PK-A1'] });
    expect(steps(a, gatedOut('5 10:10', { vehicleIds: ['PK-B2'] }))).toBe(2);
    expect(steps(a, gatedOut('5 10:10'))).toBe(1);
  });
});

describe('two units that contradict each other', () => {
  it.each<[string, Fact, Fact]>([
    ['granted and refused', granted('5 10:00', { by: 'a' }), refused('5 10:40', { by: 'b' })],
    ['refused and granted', refused('5 10:00', { by: 'a' }), granted('5 10:40', { by: 'b' })],
    ['green and red', channel('green', '5 10:00', { by: 'a' }), channel('red', '5 10:40', { by: 'b' })],
    [
      'conformant and not',
      done('scan', '5 10:00', { by: 'a', result: 'conformant' }),
      done('scan', '5 10:40', { by: 'b', result: 'non-conformant' }),
    ],
    [
      'one receipt of two amounts',
      paid('5000', '5 10:00', { by: 'a', receipt: 'CPR-1' }),
      paid('7000', '5 10:40', { by: 'b', receipt: 'CPR-1' }),
    ],
  ])('within an hour are both kept, and the first stands: %s', (_, first, second) => {
    const { view } = givenDeclaration(lodged('4 08:00'), first, second);
    expect(view.irregularities).toEqual([
      {
        code: 'declaration-contradictory-reports',
        severity: 'warning',
        since: june('5 10:40'),
        vehicleIds: [],
        evidence: [first.id, second.id],
        reports: 2,
      },
    ]);
    expect(view.steps[1]).toMatchObject({
      type: first.event.type,
      evidence: [first.id],
      contradictedBy: [{ reportId: second.id, at: june('5 10:40') }],
    });
    expect(view.steps).toHaveLength(2);
  });

  it('on what was declared are flagged', () => {
    const first = lodged('4 10:00', { by: 'a', carnetNumber: 'XC12345678', declaredValue: usd('80000') });
    const { codes: none } = givenDeclaration(
      first,
      lodged('4 10:10', { by: 'b', declaredValue: usd('80000.0') }),
    );
    expect(none).toEqual([]);
    for (const other of [{ carnetNumber: 'XC00000001' }, { declaredValue: usd('8000') }]) {
      const { view } = givenDeclaration(first, lodged('4 10:10', { by: 'b', ...other }));
      expect(view.irregularities.map(({ code }) => code)).toEqual(CONTRADICTORY);
      expect(view.carnetNumber).toBe('XC12345678');
    }
  });

  it('do not, where one unit reports that it was decided anew', () => {
    const { view, codes: none } = givenDeclaration(
      lodged('5 08:00'),
      refused('5 10:00', { by: 'a' }),
      granted('5 10:40', { by: 'a' }),
    );
    expect(none).toEqual([]);
    expect(view.status).toBe('granted');
    expect(codes(channel('green', '5 10:00', { by: 'a' }), channel('red', '5 10:40', { by: 'a' }))).toEqual(
      [],
    );
  });

  it('do not, where it was decided anew more than an hour later', () => {
    expect(codes(refused('5 10:00', { by: 'a' }), granted('5 11:01', { by: 'b' }))).toEqual([]);
    expect(codes(channel('green', '5 10:00', { by: 'a' }), channel('red', '5 11:01', { by: 'b' }))).toEqual(
      [],
    );
  });

  it('agree rather with a report they share than contradict another', () => {
    const { view, codes: none } = givenDeclaration(
      lodged('5 08:00'),
      channel('green', '5 10:00', { by: 'a' }),
      channel('red', '5 10:30', { by: 'a' }),
      channel('green', '5 10:35', { by: 'b' }),
    );
    expect(none).toEqual([]);
    expect(view.channel).toBe('red');
  });
});
