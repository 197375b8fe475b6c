import { type PlateChanged, type Recorded, type ReportRetracted } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { TakenPlates } from './taken-plates.js';

function onMinute(nth: number): { readonly occurredAt: string; readonly offset: string } {
  return { occurredAt: new Date(Date.UTC(2026, 2, 1, 0, nth)).toISOString(), offset: '+05:00' };
}

/** Each look into one of these counts. */
class Counted {
  looks = 0;

  recorded<Event extends PlateChanged | ReportRetracted>(id: string, event: Event): Recorded<Event> {
    const look = (): Event => {
      this.looks++;
      return event;
    };
    const recorded = { id, revision: 0, recordedAt: event.data.occurredAt, unit: null, event };
    return Object.defineProperty(recorded, 'event', { get: look, enumerable: true });
  }
}

/** Plates that vehicles of one convoy took: half of them did not, as was told later. */
function told(many: number, plateOf: (nth: number) => string): { plates: TakenPlates; counted: Counted } {
  const [plates, counted] = [new TakenPlates(), new Counted()];
  for (let n = 0; n < many; n++) {
    const data = { ...onMinute(n), vehicleIds: [`PK-${n}`], plate: plateOf(n), country: 'PK' };
    plates.noteReport('c1', counted.recorded(`r-${n}`, { type: 'PlateChanged', data }));
    if (n % 2 === 0) continue;
    const back = { ...onMinute(n), retracts: `r-${n}`, reason: 'did-not-occur' as const };
    plates.noteRetraction('c1', counted.recorded(`back-${n}`, { type: 'ReportRetracted', data: back }));
  }
  return { plates, counted };
}

describe('which vehicle took a plate', () => {
  it.each<[string, (nth: number) => string, (many: number) => readonly string[]]>([
    ['many plates were', (n) => `N${n}`, (many) => Array.from({ length: many }, (_, n) => `PK-N${n}`)],
    ['one plate was', () => 'N', () => ['PK-N']],
  ])('is told by twice as many looks where twice as often %s taken, and taken back', (_, plateOf, asked) => {
    const looks = [200, 400].map((many) => {
      const { plates, counted } = told(many, plateOf);
      counted.looks = 0;
      const found = asked(many).flatMap((id) => plates.whoTook(id));
      expect(found.map(({ named }) => named)).toEqual(
        Array.from({ length: many / 2 }, (_none, n) => `PK-${2 * n}`),
      );
      return counted.looks;
    });
    expect((looks[1] ?? 0) / (looks[0] ?? 1)).toBeLessThan(2.5);
  });

  it('names a vehicle once, from the first time on', () => {
    const [plates, counted] = [new TakenPlates(), new Counted()];
    for (const [id, minute] of [
      ['later', 5],
      ['first', 1],
      ['wrong', 0],
    ] as const) {
      const data = { ...onMinute(minute), vehicleIds: ['PK-A'], plate: 'N', country: 'PK' };
      plates.noteReport('c1', counted.recorded(id, { type: 'PlateChanged', data }));
    }
    const back = { ...onMinute(9), retracts: 'wrong', reason: 'did-not-occur' as const };
    plates.noteRetraction('c1', counted.recorded('back', { type: 'ReportRetracted', data: back }));
    expect(plates.whoTook('PK-N')).toEqual([
      { convoyId: 'c1', named: 'PK-A', since: onMinute(1).occurredAt, reportId: 'first' },
    ]);
  });
});
