import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { completed, dispatched, joined, planned, retracted, tell } from '../testing.js';
import { type Untold } from '../testing/told.js';
import { type Told } from '../report/told.js';
import { type ConvoyEvent, type ConvoyPlanned, type ConvoySighting } from './convoy.events.js';
import { type ConvoyState } from './convoy.state.js';
import { beginConvoy } from './begin.js';
import { evolve } from './evolve.js';
import { extendsConvoy, foldConvoy } from './fold.js';
import { describeConvoy } from './view.js';

// Few places, vehicles and hours, so that ties, slow clocks, trucks turned back and the way back all come up.
const ROUTE = ['peshawar', 'torkham-pk', 'torkham-af', 'kabul', 'hairatan', 'ayritom', 'tashkent'];
const OFF_ROUTE = ['quetta', 'chaman', 'spin-boldak'];
const MEMBERS = ['PK-A1', 'PK-B2', 'PK-C3', 'PK-LATE'];
const JUNE = Date.parse('2023-06-01T00:00:00Z');

const day = fc.integer({ min: 2, max: 25 });
const occurredAt = fc
  .record({ day, hour: fc.integer({ min: 8, max: 11 }), minute: fc.constantFrom(0, 0, 5, 30) })
  .map((at) => new Date(JUNE + ((at.day - 1) * 24 + at.hour) * 3_600_000 + at.minute * 60_000).toISOString());
const direction = fc.constantFrom('outbound' as const, 'inbound' as const);

const sighting: fc.Arbitrary<ConvoySighting> = fc
  .record(
    {
      type: fc.constantFrom<ConvoySighting['type']>(
        'CheckpointPassed',
        'PositionReported',
        'BorderArrived',
        'BorderEntered',
        'BorderExited',
        'BorderExited',
        'VehiclesHalted',
        'VehiclesResumed',
        'CargoDelivered',
      ),
      occurredAt,
      place: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...ROUTE) },
        { weight: 1, arbitrary: fc.constantFrom(...OFF_ROUTE) },
      ),
      vehicleIds: fc.subarray([...MEMBERS, 'PK-STRANGER']),
      direction,
      partial: fc.boolean(),
    },
    { requiredKeys: ['type', 'occurredAt', 'place'] },
  )
  .map(({ type, ...data }) => {
    const event = { type, data: { ...data, offset: '+05:00', position: { lat: 34, lon: 71 } } };
    return event as ConvoyEvent as ConvoySighting;
  });

/** Facts and retractions; some retractions name a report that never comes, some reports are retracted twice. */
const facts: fc.Arbitrary<Untold[]> = fc
  .record({
    sightings: fc.array(sighting, { maxLength: 30 }),
    retractions: fc.array(fc.record({ of: fc.nat(34), day }), { maxLength: 6 }),
  })
  .map(({ sightings, retractions }) => [
    ...sightings.map((event, i) => ({ id: `report ${i}`, event })),
    ...retractions.map(({ of, day }, i) => retracted(`report ${of}`, `${day} 10:00`, { id: `back ${i}` })),
  ]);

const decisions: fc.Arbitrary<Untold[]> = fc
  .record({ late: fc.constantFrom('1 09:00', '6 09:00', '12 09:00'), completed: fc.boolean() })
  .map(({ late, completed: isCompleted }) => [
    ...MEMBERS.slice(0, 3).map((vehicleId) => joined(vehicleId)),
    ...(late < '2' && late !== '12 09:00'
      ? [joined('PK-LATE', late), dispatched()]
      : [dispatched(), joined('PK-LATE', late)]),
    ...(isCompleted ? [completed('26', 'closed')] : []),
  ]);

/** The facts in any order, the decisions in theirs, anywhere among them; the plan first. */
const arrival = (told: readonly Untold[], decided: readonly Untold[]): fc.Arbitrary<Told<ConvoyEvent>[]> =>
  fc
    .record({
      shuffled: fc.shuffledSubarray([...told], { minLength: told.length }),
      places: fc.array(fc.nat(told.length), { minLength: decided.length, maxLength: decided.length }),
    })
    .map(({ shuffled, places }) => {
      const before = places.sort((a, b) => a - b);
      const mixed = [...shuffled, undefined].flatMap((fact, i) => [
        ...decided.filter((_, d) => before[d] === i),
        ...(fact ? [fact] : []),
      ]);
      return tell(planned('khi-tas-torkham-rt'), ...mixed);
    });

const history = fc.record({ told: facts, decided: decisions });
const two = history.chain(({ told, decided }) => fc.tuple(arrival(told, decided), arrival(told, decided)));
const one = history.chain(({ told, decided }) => arrival(told, decided));

/** State and view, the order of every list and map included. */
function printed(state: ConvoyState): unknown {
  const { vehicles, retractions, ...rest } = state;
  const all = { ...rest, vehicles: [...vehicles], retractions: [...retractions] };
  return JSON.parse(JSON.stringify({ all, view: describeConvoy(state) }));
}

describe('a convoy', () => {
  it('comes to the same state and view in whatever order its facts arrive', () => {
    fc.assert(
      fc.property(two, ([first, second]) => {
        expect(printed(foldConvoy(second))).toEqual(printed(foldConvoy(first)));
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same state extended event by event as folded whole, at every step', () => {
    fc.assert(
      fc.property(one, (told) => {
        let state = beginConvoy(told[0] as Told<ConvoyPlanned>);
        told.slice(1).forEach((event, i) => {
          const soFar = told.slice(0, i + 2);
          state = extendsConvoy(state, event) ? evolve(state, event) : foldConvoy(soFar);
          expect(printed(state)).toEqual(printed(foldConvoy(soFar)));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('comes to the same state where reports are told twice', () => {
    fc.assert(
      fc.property(one, fc.infiniteStream(fc.boolean()), (told, twice) => {
        const isFact = ({ id }: Told<ConvoyEvent>): boolean =>
          id.startsWith('report') || id.startsWith('back');
        const again = told.flatMap((event) =>
          isFact(event) && twice.next().value ? [event, event] : [event],
        );
        expect(printed(foldConvoy(again))).toEqual(printed(foldConvoy(told)));
      }),
    );
  });

  it('knows the last fact that occurred, also where it was retracted', () => {
    fc.assert(
      fc.property(one, (told) => {
        const reported = told.filter(({ id }) => id.startsWith('report'));
        const last = reported.map(({ event }) => event.data.occurredAt).sort();
        expect(foldConvoy(told).lastFact?.occurredAt).toBe(last.at(-1));
      }),
    );
  });
});
