import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ConvoyEvent } from '../fold/convoy-event.js';
import { foldConvoy } from '../fold/fold.js';
import { conditionalIrregularitiesOf, irregularitiesOf } from '../irregularities/convoy-irregularities.js';
import { takeEffect } from '../fold/with-decision.js';
import { type Recorded } from '../../event/recorded.js';
import {
  dispatched,
  entered,
  exited,
  joined,
  passed,
  planned,
  retracted,
  record,
  type Unrecorded,
} from '../../testing.js';
import { anyDecisions, PLAN } from '../../testing/any-decisions.js';
import { anyFacts } from '../../testing/any-fact.js';
import { timesTried } from '../../testing/times-tried.js';
import { irregularityEpisodes, irregularityHistory } from './irregularity-history.js';

/** Code, vehicles, what made it appear and what made it go. */
function inShort(history: readonly Recorded<ConvoyEvent>[]): unknown[] {
  return irregularityHistory(history).map(({ code, vehicleIds, appeared, gone }) => [
    code,
    vehicleIds.join(),
    appeared.id,
    gone && gone.id,
  ]);
}

const BEGIN: readonly Unrecorded[] = [planned(), joined('PK-A1'), joined('PK-B2'), dispatched()];

describe('the history of irregularities', () => {
  it('is empty where everything fits', () => {
    expect(irregularityHistory(record(...BEGIN, passed('peshawar', '5 10:00')))).toEqual([]);
  });

  it('tells which late report explained an irregularity, and when it was recorded', () => {
    const exit = exited('torkham-pk', '6 10:00', { of: 'PK-A1', id: 'exit' });
    const history = record(
      ...BEGIN,
      entered('torkham-pk', '6 08:00', { of: 'PK-A1' }),
      entered('torkham-af', '6 11:00', { of: 'PK-A1', id: 'entry' }),
      { ...exit, recordedAt: '2023-06-08T00:00:00.000Z' },
    );
    expect(irregularityHistory(history)).toMatchObject([
      {
        code: 'entry-without-exit',
        severity: 'info',
        vehicleIds: ['PK-A1'],
        evidence: ['entry'],
        unless: null,
        appeared: { revision: 5, id: 'entry', type: 'BorderEntered' },
        gone: { revision: 6, id: 'exit', type: 'BorderExited', recordedAt: '2023-06-08T00:00:00.000Z' },
      },
    ]);
  });

  it('tells of one that came back as of two', () => {
    const stranger = passed('peshawar', '5 10:00', { of: 'PK-X9', id: 'strange' });
    const history = record(
      ...BEGIN,
      stranger,
      retracted(stranger, '6 10:00', { id: 'back' }),
      retracted('back', '7 10:00', { id: 'forth' }),
    );
    expect(inShort(history)).toEqual([
      ['unknown-vehicle', 'PK-X9', 'strange', 'back'],
      ['unknown-vehicle', 'PK-X9', 'forth', null],
    ]);
  });

  it('shows an irregularity as it was seen last', () => {
    const history = record(
      ...BEGIN,
      passed('peshawar', '5 10:00', { of: 'PK-X9', id: 'second' }),
      passed('islamabad', '4 10:00', { of: 'PK-X9', id: 'first' }),
    );
    expect(irregularityHistory(history)).toMatchObject([
      { since: '2023-06-04T10:00:00.000Z', reports: 2, appeared: { id: 'second' }, gone: null },
    ]);
  });

  it('tells which decision of the desk explained one', () => {
    const history = record(
      ...BEGIN,
      passed('peshawar', '5 10:00', { of: 'PK-X9', id: 'strange' }),
      joined('PK-X9', '4 10:00'),
    );
    expect(inShort(history)).toEqual([['unknown-vehicle', 'PK-X9', 'strange', 'joined PK-X9']]);
  });

  it('looks at events together where one by one would be too much: twice as many late ones are twice the work', () => {
    const late = (n: number): readonly Recorded<ConvoyEvent>[] => {
      const start = Date.parse('2023-06-05T00:00:00.000Z');
      return record(
        ...BEGIN,
        ...Array.from({ length: n }, (_, i): Unrecorded => {
          const at = new Date(start + (n - i) * 1000).toISOString();
          const one = passed('peshawar', '5 10:00', { of: i % 2 === 0 ? 'PK-A1' : 'PK-X9', id: `late-${i}` });
          return { ...one, event: { ...one.event, data: { ...one.event.data, occurredAt: at } } as never };
        }),
      );
    };
    const workOf = (history: readonly Recorded<ConvoyEvent>[]): number => {
      let work = 0;
      const working = irregularityEpisodes(history);
      for (let next = working.next(); next.done !== true; next = working.next()) work += next.value;
      return work;
    };
    const some = timesTried(500, 50_000);
    const [few, twice] = [late(some), late(2 * some)];
    expect(workOf(twice) - workOf(few)).toBeLessThan(12 * some);
    const last = irregularityHistory(twice).filter(({ gone }) => gone === null);
    const shown = takeEffect(foldConvoy(twice), null);
    expect(named(last)).toEqual(named([...irregularitiesOf(shown), ...conditionalIrregularitiesOf(shown)]));
    expect(last.find(({ code }) => code === 'unknown-vehicle')).toMatchObject({
      reports: some,
      appeared: { id: 'late-1' },
    });
  });

  it('says how many events were looked at together', () => {
    const back = Array.from({ length: 600 }, (_, i) =>
      retracted(`nothing-${i}`, '6 10:00', { id: `back-${i}` }),
    );
    const strange = passed('peshawar', '7 10:00', { of: 'PK-X9', id: 'strange' });
    const [first, last] = irregularityHistory(record(...BEGIN, ...back, strange));
    expect(first?.appeared).not.toHaveProperty('together');
    expect(last?.appeared.together).toBeGreaterThan(1);
  });

  it('agrees after every event with all of them folded anew', () => {
    const stories = anyFacts.chain((facts) =>
      anyDecisions(facts).chain((decided) =>
        fc
          .shuffledSubarray([...facts], { minLength: facts.length })
          .map((arrived) => record(PLAN, ...decided.slice(0, 3), ...arrived, ...decided.slice(3))),
      ),
    );
    fc.assert(
      fc.property(stories, (history) => {
        const episodes = irregularityHistory(history);
        for (const { revision } of history) {
          const state = takeEffect(foldConvoy(history.slice(0, revision + 1)), null);
          const shown = [...irregularitiesOf(state), ...conditionalIrregularitiesOf(state)];
          const standing = episodes.filter(
            ({ appeared, gone }) => appeared.revision <= revision && (!gone || gone.revision > revision),
          );
          expect(named(standing)).toEqual(named(shown));
        }
      }),
      { numRuns: timesTried(15, 60) },
    );
  });
});

function named(irregularities: readonly { code: string; vehicleIds: readonly string[] }[]): string[] {
  return irregularities.map(({ code, vehicleIds }) => [code, ...vehicleIds].join(' ')).sort();
}
