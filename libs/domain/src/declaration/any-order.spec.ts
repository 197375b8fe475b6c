import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Recorded } from '../event/recorded.js';
import { retracted } from '../testing/facts.js';
import { record, type Unrecorded } from '../testing/recorded.js';
import { timesTried } from '../testing/times-tried.js';
import {
  AGENCIES,
  DECLARATION_FACT_TYPES,
  type DeclarationEvent,
  type DeclarationFact,
  EXAMINATION_KINDS,
  RISK_CHANNELS,
} from './declaration.events.js';
import { beginDeclaration, type DeclarationState } from './declaration.state.js';
import { evolveDeclaration } from './evolve.js';
import { extendsDeclaration, foldDeclaration } from './fold.js';
import { describeDeclaration } from './view.js';

const JUNE = Date.parse('2023-06-05T00:00:00Z');
// Few hours, units and kinds, so that ties, linked reports and contradictions all come up.
const occurredAt = fc
  .record({ hour: fc.integer({ min: 8, max: 16 }), minute: fc.constantFrom(0, 0, 20, 40) })
  .map(({ hour, minute }) => new Date(JUNE + (hour * 60 + minute) * 60_000).toISOString());
const unit = fc.constantFrom({ unitId: 'gate' }, { unitId: 'agent' }, { unitId: 'driver' });

const fact: fc.Arbitrary<DeclarationFact> = fc
  .record(
    {
      type: fc.constantFrom(...DECLARATION_FACT_TYPES),
      occurredAt,
      place: fc.constantFrom('torkham-pk', 'torkham-pk', 'chaman'),
      vehicleIds: fc.subarray(['PK-A1', 'PK-B2'], { minLength: 1 }),
      convoyId: fc.constantFrom('nlc-7', 'nlc-8'),
      channel: fc.constantFrom(...RISK_CHANNELS.slice(0, 2)),
      kind: fc.constantFrom(...EXAMINATION_KINDS.slice(0, 2)),
      agency: fc.constantFrom(...AGENCIES.slice(0, 2)),
      reason: fc.constant('papers'),
      amount: fc.constantFrom({ amount: '5', currency: 'PKR' }, { amount: '7', currency: 'PKR' }),
      result: fc.constantFrom('conformant', 'non-conformant'),
      receipt: fc.constantFrom('CPR-1', 'CPR-2'),
    },
    { requiredKeys: ['type', 'occurredAt', 'channel', 'kind', 'agency', 'reason', 'amount'] },
  )
  .map(({ type, ...data }) => ({ type, data: { ...data, offset: '+05:00' } }) as unknown as DeclarationFact);

/** Facts and retractions; some retractions name a report that never comes, or another retraction. */
const history: fc.Arbitrary<Unrecorded<DeclarationEvent>[]> = fc
  .record({
    facts: fc.array(fc.record({ event: fact, unit }), { maxLength: 20 }),
    retractions: fc.array(fc.record({ of: fc.nat(24), hour: fc.integer({ min: 10, max: 20 }) }), {
      maxLength: 5,
    }),
  })
  .map(({ facts, retractions }) => [
    ...facts.map(({ event, unit }, i) => ({ id: `report ${i}`, unit, event })),
    ...retractions.map(({ of, hour }, i) =>
      retracted(of < 22 ? `report ${of}` : `back ${of - 22}`, `5 ${hour}:00`, { id: `back ${i}` }),
    ),
  ]);
const shuffled = <T>(all: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...all], { minLength: all.length });

/** State and view, the order of every list and map included. */
function printed(state: DeclarationState): unknown {
  const all = { ...state, retractions: [...state.retractions] };
  return JSON.parse(JSON.stringify({ all, view: describeDeclaration(state) }));
}

describe('a declaration', () => {
  it('comes to the same state and view in whatever order its facts arrive, once or twice', () => {
    const two = history.chain((all) => fc.tuple(shuffled(all), shuffled([...all, ...all])));
    fc.assert(
      fc.property(two, ([first, second]) => {
        expect(printed(foldDeclaration(record(...second)))).toEqual(
          printed(foldDeclaration(record(...first))),
        );
      }),
      { numRuns: timesTried(60, 500) },
    );
  });

  it('comes to the same state extended event by event as folded whole, at every step', () => {
    fc.assert(
      fc.property(history.chain(shuffled), (all) => {
        const recorded: Recorded<DeclarationEvent>[] = record(...all);
        let state = beginDeclaration();
        recorded.forEach((event, i) => {
          const soFar = recorded.slice(0, i + 1);
          state = extendsDeclaration(state, event) ? evolveDeclaration(state, event) : foldDeclaration(soFar);
          expect(printed(state)).toEqual(printed(foldDeclaration(soFar)));
        });
      }),
      { numRuns: timesTried(15, 100) },
    );
  });

  it('is extended by facts in the order they occurred, without folding again', () => {
    fc.assert(
      fc.property(history, (all) => {
        const recordedEvents = record(...all).filter(({ event }) => event.type !== 'ReportRetracted');
        const inOrder = recordedEvents.sort((a, b) =>
          `${a.event.data.occurredAt} ${a.id}` < `${b.event.data.occurredAt} ${b.id}` ? -1 : 1,
        );
        let state = beginDeclaration();
        for (const event of inOrder) {
          expect(extendsDeclaration(state, event)).toBe(true);
          state = evolveDeclaration(state, event);
        }
      }),
    );
  });

  it('shows every report that stands exactly once among its steps', () => {
    fc.assert(
      fc.property(history, (all) => {
        const { steps, retractions } = foldDeclaration(record(...all));
        const shown = steps.flatMap(({ evidence, contradictedBy }) => [
          ...evidence,
          ...contradictedBy.map(({ reportId }) => reportId),
        ]);
        const standing = all.filter(({ id }) => id.startsWith('report') && !retractions.has(id));
        expect(shown.sort()).toEqual(standing.map(({ id }) => id).sort());
      }),
    );
  });
});
