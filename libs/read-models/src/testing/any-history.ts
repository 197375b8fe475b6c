import {
  AGENCIES,
  CARNET_FACT_TYPES,
  carnetStream,
  CONVOY_PREFIX,
  convoyStream,
  DECLARATION_FACT_TYPES,
  declarationStream,
  EXAMINATION_KINDS,
  RISK_CHANNELS,
} from '#kafila/domain';
import { anyDecisions, anyFacts, carnetAssigned, carnetIssued, PLAN } from '#kafila/domain/testing';
import { type NewEvent } from '#kafila/event-store';
import fc from 'fast-check';
import { type AnyUnrecorded, eventId, eventsOf } from './events-of.js';

/** What is told in one stream: decisions in the order they were taken, and facts and retractions in no order at all. */
export interface StreamHistory {
  readonly stream: string;
  readonly decisions: readonly NewEvent[];
  readonly facts: readonly NewEvent[];
}

const JUNE = Date.parse('2023-06-01T00:00:00Z');

// Few places, numbers and hours, so that everything clashes with everything.
const occurredAt = fc
  .record({ day: fc.integer({ min: 2, max: 14 }), hour: fc.integer({ min: 8, max: 11 }) })
  .map(({ day, hour }) => new Date(JUNE + ((day - 1) * 24 + hour) * 3_600_000).toISOString());
const place = fc.constantFrom('karachi-port', 'torkham-pk', 'torkham-af', 'hairatan', 'ayritom', 'tashkent');
const convoyId = fc.constantFrom('K-0', 'K-1');
const vehicleIds = fc.subarray(['PK-A1', 'PK-B2'], { minLength: 1 });
const unitId = fc.constantFrom('gate', 'agent', 'driver');

/** What one or another type of fact on a carnet says; a fact of another type may say it too, and nobody reads it. */
const ofCarnet = fc.record(
  {
    occurredAt,
    place,
    country: fc.constantFrom('PK', 'AF', 'UZ'),
    reason: fc.constant('for a reason'),
    authority: fc.constantFrom('customs', 'police'),
    cause: fc.constant('rock fall'),
    to: fc.constantFrom('samarkand', 'tashkent'),
    amount: fc.constantFrom({ amount: '5', currency: 'USD' }, { amount: '7', currency: 'USD' }),
    notified: fc.constantFrom(['association'], ['holder']),
    falsified: fc.boolean(),
    until: fc.constantFrom('2023-06-05', '2023-06-10'),
    heavyOrBulky: fc.boolean(),
    marks: fc.subarray(['RIG-7', 'FRAME']),
    convoyId,
    vehicleIds,
    seals: fc.subarray(['S-1', 'S-2']),
    declaredValue: fc.constantFrom(
      { amount: '48000', currency: 'USD' },
      { amount: '90000', currency: 'USD' },
    ),
    timeLimit: occurredAt,
    partial: fc.boolean(),
    reservation: fc.constant('2 packages missing'),
    sealsIntact: fc.boolean(),
  },
  {
    requiredKeys: [
      'occurredAt',
      'place',
      'country',
      'reason',
      'authority',
      'cause',
      'to',
      'amount',
      'notified',
    ],
  },
);
const ofDeclaration = fc.record(
  {
    occurredAt,
    place,
    channel: fc.constantFrom(...RISK_CHANNELS),
    kind: fc.constantFrom(...EXAMINATION_KINDS.slice(0, 2)),
    agency: fc.constantFrom(...AGENCIES.slice(0, 2)),
    reason: fc.constant('papers'),
    amount: fc.constantFrom({ amount: '5', currency: 'PKR' }, { amount: '7', currency: 'PKR' }),
    convoyId,
    vehicleIds,
    carnetNumber: fc.constant('XC12345678'),
    result: fc.constantFrom('conformant', 'non-conformant'),
  },
  { requiredKeys: ['occurredAt', 'place', 'channel', 'kind', 'agency', 'reason', 'amount'] },
);

/** Facts of these types, and retractions of some of them, of each other, and of reports that never come. */
function factsOf(types: ReadonlySet<string>, said: fc.Arbitrary<object>, offset = '+05:00') {
  const fact = fc.record({ type: fc.constantFrom(...types), said, unitId });
  const retraction = fc.record({ of: fc.nat(24), occurredAt });
  return fc
    .record({ facts: fc.array(fact, { maxLength: 18 }), retractions: fc.array(retraction, { maxLength: 4 }) })
    .map(({ facts, retractions }) => [
      ...facts.map(({ type, said, unitId }, i) => ({
        id: `report ${i}`,
        unit: { unitId },
        event: { type, data: { offset, ...said } },
      })),
      ...retractions.map(({ of, occurredAt }, i) => ({
        id: `back ${i}`,
        event: {
          type: 'ReportRetracted',
          data: {
            occurredAt,
            offset,
            retracts: of > 20 ? `back ${of - 20}` : `report ${of}`,
            reason: 'did-not-occur',
          },
        },
      })),
    ]);
}

const convoyHistory = (id: string): fc.Arbitrary<StreamHistory> =>
  anyFacts
    .chain((facts) => fc.tuple(fc.constant(facts), anyDecisions(facts)))
    .map(([facts, decided]) => historyIn(convoyStream(id), [PLAN, ...decided], facts));

const carnetHistory = (carnetNumber: string): fc.Arbitrary<StreamHistory> => {
  const issued = carnetIssued({ carnetNumber });
  const assigned = carnetAssigned('PK-A1', '1 06:00', { convoyId: 'K-0' });
  const elsewhere = carnetAssigned('PK-B2', '8 10:00', { convoyId: 'K-1', reason: 'tractor replaced' });
  const decided = fc.constantFrom([], [issued], [issued, assigned], [issued, assigned, elsewhere]);
  return fc
    .tuple(decided, factsOf(CARNET_FACT_TYPES, ofCarnet))
    .map(([decisions, facts]) => historyIn(carnetStream(carnetNumber), decisions, facts));
};

const declarationHistory = (reference: string): fc.Arbitrary<StreamHistory> =>
  factsOf(DECLARATION_FACT_TYPES, ofDeclaration).map((facts) =>
    historyIn(declarationStream(reference), [], facts),
  );

/**
 * Two convoys that share vehicles and carnets, the carnets, and a declaration: everything that can be told, of every type,
 * with its contradictions, and retractions at any time. Some reports have the same id in several streams.
 */
export const anyHistory: fc.Arbitrary<readonly StreamHistory[]> = fc
  .tuple(
    convoyHistory('K-0'),
    convoyHistory('K-1'),
    carnetHistory('XC12345678'),
    carnetHistory('XC87654321'),
    declarationHistory('KAPE-1/2023'),
  )
  .map((histories) => histories.map(withSharedIds));

/** Of the reports of a story, those that have one id in all streams. */
const SHARED = ['report 1', 'report 4', 'report 9', 'back 0'];

function withSharedIds({ stream, decisions, facts }: StreamHistory): StreamHistory {
  let told = JSON.stringify(facts);
  for (const id of SHARED) told = told.replaceAll(eventId(stream, id), eventId('any stream', id));
  return { stream, decisions, facts: JSON.parse(told) as StreamHistory['facts'] };
}

/** One event of some stream. */
export interface Arrival {
  readonly stream: string;
  readonly event: NewEvent;
}

/** Decisions stay in the order they were taken; facts arrive whenever and how often; a convoy begins with its plan. */
export function anyArrival(histories: readonly StreamHistory[]): fc.Arbitrary<readonly Arrival[]> {
  const times = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
  return fc.tuple(times, fc.infiniteStream(fc.nat(9))).map(([time, copies]) => {
    const next = (): number => Number(time.next().value);
    const placed = histories.flatMap(({ stream, decisions, facts }) => {
      const decidedAt = decisions.map(next).sort((a, b) => a - b);
      const begins = stream.startsWith(CONVOY_PREFIX) ? (decidedAt[0] ?? 0) : 0;
      const reported = facts.flatMap((event) => (copies.next().value === 0 ? [event, event] : [event]));
      return [
        ...decisions.map((event, i) => ({ stream, event, at: decidedAt[i] ?? 0, first: i === 0 })),
        ...reported.map((event) => ({ stream, event, at: begins + (1 - begins) * next(), first: false })),
      ];
    });
    // On a tie the plan comes first; the sort keeps the order of all others.
    return placed.sort((a, b) => a.at - b.at || Number(b.first) - Number(a.first));
  });
}

function historyIn(
  stream: string,
  decisions: readonly AnyUnrecorded[],
  facts: readonly AnyUnrecorded[],
): StreamHistory {
  return { stream, decisions: eventsOf(stream, decisions), facts: eventsOf(stream, facts) };
}
