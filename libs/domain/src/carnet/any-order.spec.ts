import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { carnetAssigned, carnetIssued, retracted, record } from '../testing.js';
import { type Unrecorded } from '../testing/recorded.js';
import { timesTried } from '../testing/times-tried.js';
import { type Recorded } from '../event/recorded.js';
import { type CarnetEvent, type CarnetFact, CARNET_FACT_TYPES } from './events/carnet.events.js';
import { beginCarnet, type CarnetState } from './state/carnet.state.js';
import { evolveCarnet } from './evolve.js';
import { extendsCarnet, foldCarnet } from './fold.js';
import { describeCarnet } from './view.js';

// Few places and hours, so that ties, slow clocks, the same act reported twice and territories entered again all come up.
const PLACES = [
  'karachi-port',
  'torkham-pk',
  'torkham-af',
  'hairatan',
  'ayritom',
  'tashkent',
  'korday',
  'osh',
];
const JUNE = Date.parse('2023-06-01T00:00:00Z');

const day = fc.integer({ min: 2, max: 14 });
const occurredAt = fc
  .record({ day, hour: fc.integer({ min: 8, max: 11 }), minute: fc.constantFrom(0, 0, 5, 30) })
  .map((at) => new Date(JUNE + ((at.day - 1) * 24 + at.hour) * 3_600_000 + at.minute * 60_000).toISOString());
const seals = fc.subarray(['S1', 'S2', 'S3']);
const place = fc.constantFrom(...PLACES);

/** What one or another type of fact says; a fact of another type may say it too, and nobody reads it. */
const said = fc.record(
  {
    convoyId: fc.constantFrom('nlc-1', 'nlc-2'),
    vehicleIds: fc.subarray(['PK-A1', 'PK-B2']),
    office: fc.constantFrom('Torkham Customs', '4711'),
    ledger: fc.record({ number: fc.constantFrom('1', '2') }),
    seals,
    newSeals: seals,
    marks: fc.subarray(['RIG-7', 'FRAME']),
    heavyOrBulky: fc.boolean(),
    falsified: fc.boolean(),
    until: fc.constantFrom('2023-06-05', '2023-06-10'),
    declaredValue: fc.record({
      amount: fc.constantFrom('48000', '48000.00', '60000', '120000'),
      currency: fc.constantFrom('USD', 'EUR'),
    }),
    voucherPage: fc.integer({ min: 1, max: 3 }),
    prescribedRoute: fc.subarray(PLACES),
    timeLimit: occurredAt,
    partial: fc.boolean(),
    reservation: fc.constant('2 packages missing'),
    result: fc.constantFrom('conformant', 'non-conformant'),
    toVehicleId: fc.constantFrom('PK-B2', 'PK-C3'),
    sealsIntact: fc.boolean(),
    from: fc.constantFrom('tashkent', 'samarkand'),
    returnedTo: fc.constant('PNC-ICC'),
  },
  { requiredKeys: [] },
);
const needed = fc.record({
  occurredAt,
  offset: fc.constant('+05:00'),
  place,
  country: fc.constantFrom('PK', 'AF', 'UZ', 'KZ', 'KG'),
  reason: fc.constant('for a reason'),
  authority: fc.constantFrom('customs', 'police'),
  cause: fc.constant('rock wall'),
  to: fc.constantFrom('samarkand', 'almaty'),
  amount: fc.constantFrom({ amount: '5', currency: 'USD' }, { amount: '7', currency: 'USD' }),
  notified: fc.constantFrom(['association'], ['holder'], ['association', 'holder']),
});
const type = fc.oneof(
  fc.constantFrom(...(CARNET_FACT_TYPES as ReadonlySet<CarnetFact['type']>)),
  // What is reported most often on a journey, and what depends most on order.
  fc.constantFrom<CarnetFact['type'][]>(
    'TirOperationStarted',
    'TirOperationStarted',
    'TirOperationTerminated',
    'TirOperationTerminated',
    'TirOperationDischarged',
  ),
);
const WITHOUT_PLACE: ReadonlySet<CarnetFact['type']> = new Set([
  'TirOperationDischarged',
  'TirControlMade',
  'CertifiedReportDrawn',
  'TirDestinationSubstituted',
  'CarnetReturned',
  'NonDischargeNotified',
  'TirClaimMade',
  'TirClaimPaid',
  'TirClaimWithdrawn',
  'HolderExcluded',
  'HolderReadmitted',
]);
const fact: fc.Arbitrary<CarnetFact> = fc
  .record({ type, said, needed, isPlaceless: fc.boolean() })
  .map(({ type, said, needed: { place, ...needed }, isPlaceless }) => {
    const data = { ...said, ...needed, ...(isPlaceless && WITHOUT_PLACE.has(type) ? {} : { place }) };
    return { type, data } as unknown as CarnetFact;
  });

/** Facts and retractions; some retractions name a report that never comes, some reports are retracted twice. */
const facts: fc.Arbitrary<Unrecorded<CarnetEvent>[]> = fc
  .record({
    reported: fc.array(fact, { maxLength: 30 }),
    retractions: fc.array(fc.record({ of: fc.nat(34), day }), { maxLength: 6 }),
    back: fc.boolean(),
  })
  .map(({ reported, retractions, back }) => [
    ...reported.map((event, i) => ({ id: `report ${i}`, event })),
    ...retractions.map(({ of, day }, i) => retracted(`report ${of}`, `${day} 10:00`, { id: `back ${i}` })),
    ...(back ? [retracted('back 0', '15 10:00', { id: 'back and forth' })] : []),
  ]);

const decisions: fc.Arbitrary<Unrecorded<CarnetEvent>[]> = fc.constantFrom(
  [],
  [carnetIssued()],
  [carnetIssued({ vouchers: 4, lastValidDate: '2023-06-05' }), carnetAssigned('PK-A1')],
  [
    carnetIssued(),
    carnetAssigned('PK-A1'),
    carnetAssigned('PK-B2', '8 10:00', { reason: 'tractor replaced' }),
  ],
);

/** The facts in any order, the decisions in theirs, anywhere among them. */
const arrival = (
  reported: readonly Unrecorded<CarnetEvent>[],
  decided: readonly Unrecorded<CarnetEvent>[],
): fc.Arbitrary<Recorded<CarnetEvent>[]> =>
  fc
    .record({
      shuffled: fc.shuffledSubarray([...reported], { minLength: reported.length }),
      places: fc.array(fc.nat(reported.length), { minLength: decided.length, maxLength: decided.length }),
    })
    .map(({ shuffled, places }) => {
      const before = places.sort((a, b) => a - b);
      const mixed = [...shuffled, undefined].flatMap((fact, i) => [
        ...decided.filter((_, d) => before[d] === i),
        ...(fact ? [fact] : []),
      ]);
      return record<CarnetEvent>(...mixed);
    });

const history = fc.record({ reported: facts, decided: decisions });
const two = history.chain(({ reported, decided }) =>
  fc.tuple(arrival(reported, decided), arrival(reported, decided)),
);
const one = history.chain(({ reported, decided }) => arrival(reported, decided));

/** State and view, the order of every list and map included. */
function printed(state: CarnetState): unknown {
  const all = { ...state, retractions: [...state.retractions] };
  return JSON.parse(JSON.stringify({ all, view: describeCarnet(state) }));
}

describe('a carnet', () => {
  it('comes to the same state and view in whatever order its facts arrive (law 3)', () => {
    fc.assert(
      fc.property(two, ([first, second]) => {
        expect(printed(foldCarnet(second))).toEqual(printed(foldCarnet(first)));
      }),
      { numRuns: timesTried(60, 500) },
    );
  });

  it('comes to the same state extended event by event as folded whole, at every step', () => {
    fc.assert(
      fc.property(one, (recorded) => {
        let state = beginCarnet();
        recorded.forEach((event, i) => {
          const soFar = recorded.slice(0, i + 1);
          const before = printed(state);
          const next = extendsCarnet(state, event) ? evolveCarnet(state, event) : foldCarnet(soFar);
          expect(printed(next)).toEqual(printed(foldCarnet(soFar)));
          // Others keep old states.
          expect(printed(state)).toEqual(before);
          state = next;
        });
      }),
      { numRuns: timesTried(10, 60) },
    );
  });

  it('comes to the same state where reports come twice', () => {
    fc.assert(
      fc.property(one, fc.infiniteStream(fc.boolean()), (recordedEvents, twice) => {
        const isReport = ({ id }: Recorded<CarnetEvent>): boolean => /^(report|back)/.test(id);
        const again = recordedEvents.flatMap((event) =>
          isReport(event) && twice.next().value ? [event, event] : [event],
        );
        expect(printed(foldCarnet(again))).toEqual(printed(foldCarnet(recordedEvents)));
      }),
    );
  });

  it('comes to the state without a report once that report is taken back, at whatever moment', () => {
    fc.assert(
      fc.property(history, fc.nat(29), fc.nat(60), ({ reported, decided }, which, moment) => {
        const reports = reported.filter(({ id }) => id.startsWith('report'));
        const gone = reports[which % Math.max(reports.length, 1)];
        fc.pre(gone !== undefined);
        const all = [...decided, ...reports];
        const withIt = foldCarnet(record(...all.toSpliced(moment, 0, retracted(gone.id, '20 10:00'))));
        const without = foldCarnet(record(...all.filter(({ id }) => id !== gone.id)));
        expect(describeCarnet(withIt)).toEqual(describeCarnet(without));
      }),
      { numRuns: timesTried(40, 200) },
    );
  });

  it('loses no report: each is evidence of an act, or of a contradiction', () => {
    fc.assert(
      fc.property(one, (recordedEvents) => {
        const state = foldCarnet(recordedEvents);
        const taken = new Set(state.retractions.keys());
        const shown = JSON.stringify(printed(state));
        const reports = recordedEvents.filter(({ id }) => id.startsWith('report') && !taken.has(id));
        for (const { id } of reports) expect(shown).toContain(JSON.stringify(id));
      }),
    );
  });

  it('invents no time: every instant of its operations was reported, and times never run back', () => {
    fc.assert(
      fc.property(one, (recordedEvents) => {
        const instants = new Set(recordedEvents.map(({ event }) => event.data.occurredAt));
        for (const operation of describeCarnet(foldCarnet(recordedEvents)).operations) {
          const { startedAt, terminatedAt, dischargedAt } = operation;
          for (const at of [startedAt, terminatedAt, dischargedAt])
            if (at !== null) expect(instants).toContain(at);
          expect(operation.startInferred).toBe(startedAt === null);
          if (operation.terminationInferred) expect(terminatedAt).toBeNull();
          expect(operation.hoursUntilNextStart ?? 0).toBeGreaterThanOrEqual(0);
          expect(operation.daysToDischarge ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
