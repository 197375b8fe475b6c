import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { record } from '../../testing.js';
import { anyDecisions, PLAN } from '../../testing/any-decisions.js';
import { anyFacts } from '../../testing/any-fact.js';
import { timesTried } from '../../testing/times-tried.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type Recorded } from '../../event/recorded.js';
import { type ConvoyEvent } from '../fold/convoy-event.js';
import { CONVOY_DECISION_TYPES } from '../decisions/decisions.js';
import { CONVOY_FACT_TYPES } from '../events/facts.js';
import { type ConvoyPlanned } from '../decisions/plan-convoy.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { beginConvoy } from './begin-convoy.js';
import { evolve } from './evolve.js';
import { extendsConvoy, foldConvoy } from './fold.js';
import { describeConvoy } from '../view/convoy-view.js';

/** The facts in any order, the decisions in theirs, anywhere among them; the plan first. */
const arrival = (
  facts: readonly Unrecorded[],
  decided: readonly Unrecorded[],
): fc.Arbitrary<Recorded<ConvoyEvent>[]> =>
  fc
    .record({
      shuffled: fc.shuffledSubarray([...facts], { minLength: facts.length }),
      places: fc.array(fc.nat(facts.length), { minLength: decided.length, maxLength: decided.length }),
    })
    .map(({ shuffled, places }) => {
      const before = places.toSorted((a, b) => a - b);
      const mixed = [...shuffled, undefined].flatMap((fact, i) => [
        ...decided.filter((_, d) => before[d] === i),
        ...(fact ? [fact] : []),
      ]);
      return record(PLAN, ...mixed);
    });

const history = anyFacts.chain((facts) => fc.tuple(fc.constant(facts), anyDecisions(facts)));
const two = history.chain(([facts, decided]) => fc.tuple(arrival(facts, decided), arrival(facts, decided)));
const one = history.chain(([facts, decided]) => arrival(facts, decided));

/**
 * State and view, the order of every list and map included. Revisions tell of arrival itself: in the state they only
 * stand with decisions that are still to take effect.
 */
function printed(state: ConvoyState): unknown {
  const { vehicles, retractions, upcoming, ...rest } = state;
  const events = upcoming.map(({ id, event }) => ({ id, event }));
  const maps = { vehicles: [...vehicles], retractions: [...retractions] };
  return JSON.parse(JSON.stringify({ ...rest, events, ...maps, view: describeConvoy(state) }));
}

describe('a convoy', () => {
  it('comes to the same state and view in whatever order its facts arrive', () => {
    fc.assert(
      fc.property(two, ([first, second]) => {
        expect(printed(foldConvoy(second))).toEqual(printed(foldConvoy(first)));
      }),
      { numRuns: timesTried(30, 300) },
    );
  });

  it('comes to the same state extended event by event as folded whole, at every step', () => {
    fc.assert(
      fc.property(one, (recorded) => {
        let state = beginConvoy(recorded[0] as Recorded<ConvoyPlanned>);
        recorded.slice(1).forEach((event, i) => {
          const soFar = recorded.slice(0, i + 2);
          state = extendsConvoy(state, event) ? evolve(state, event) : foldConvoy(soFar);
          expect(printed(state)).toEqual(printed(foldConvoy(soFar)));
        });
      }),
      { numRuns: timesTried(8, 60) },
    );
  });

  it('comes to the same state where reports are recorded twice', () => {
    fc.assert(
      fc.property(one, fc.infiniteStream(fc.boolean()), (recordedEvents, twice) => {
        const isFact = ({ id }: Recorded<ConvoyEvent>): boolean =>
          id.startsWith('report') || id.startsWith('back');
        const again = recordedEvents.flatMap((event) =>
          isFact(event) && twice.next().value ? [event, event] : [event],
        );
        expect(printed(foldConvoy(again))).toEqual(printed(foldConvoy(recordedEvents)));
      }),
    );
  });

  it('knows the last fact that occurred, also where it was retracted', () => {
    fc.assert(
      fc.property(one, (recordedEvents) => {
        const reported = recordedEvents.filter(({ id }) => id.startsWith('report'));
        const last = reported.map(({ event }) => event.data.occurredAt).sort();
        expect(foldConvoy(recordedEvents).lastFact?.occurredAt).toBe(last.at(-1));
      }),
    );
  });
});

describe('the histories that this is shown with', () => {
  it('know every type of decision and of fact, and are extended and folded again by both', () => {
    const seen = new Map<string, Set<boolean>>();
    for (const recorded of fc.sample(one, { numRuns: 300, seed: 7 })) {
      let state = beginConvoy(recorded[0] as Recorded<ConvoyPlanned>);
      recorded.slice(1).forEach((event, i) => {
        const extending = extendsConvoy(state, event);
        seen.set(event.event.type, (seen.get(event.event.type) ?? new Set()).add(extending));
        state = extending ? evolve(state, event) : foldConvoy(recorded.slice(0, i + 2));
      });
    }
    const both = [...seen].flatMap(([type, extending]) => (extending.size === 2 ? [type] : []));
    const oneWay = ['ConvoyPlanned', 'ConvoyDispatched', 'ConvoyHeld', 'ConvoyReleased'];
    const types = [...CONVOY_DECISION_TYPES, ...CONVOY_FACT_TYPES];
    expect(both.sort()).toEqual(types.filter((type) => !oneWay.includes(type)).sort());
    for (const type of oneWay.slice(1)) expect(seen.get(type)).toEqual(new Set([true]));
    expect(seen.get('ReportRetracted')).toEqual(new Set([false]));
  });
});
