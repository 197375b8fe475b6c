import fc from 'fast-check';
import { type ConvoyEvent } from '../convoy/fold/convoy-event.js';
import { type ConvoyFact } from '../convoy/events/facts.js';
import { retracted } from './facts.js';
import { type Unrecorded } from './recorded.js';

// Few places, vehicles, seals and hours, so that ties, slow clocks, trucks turned back, the way back, two units that
// tell the same and two that contradict each other all come up.
const ROUTE = ['peshawar', 'torkham-pk', 'torkham-af', 'kabul', 'hairatan', 'ayritom', 'tashkent'];
const OFF_ROUTE = ['quetta', 'chaman', 'spin-boldak'];
export const MEMBERS = ['PK-A1', 'PK-B2', 'PK-C3', 'PK-LATE'] as const;
const JUNE = Date.parse('2023-06-01T00:00:00Z');

const day = fc.integer({ min: 2, max: 25 });

/** An instant of few: a day of June, in the morning. */
export const instant = fc
  .record({ day, hour: fc.integer({ min: 8, max: 11 }), minute: fc.constantFrom(0, 0, 5, 30) })
  .map((at) => new Date(JUNE + ((at.day - 1) * 24 + at.hour) * 3_600_000 + at.minute * 60_000).toISOString());

const seals = fc.subarray(['S-1', 'S-2', 'S-3']);
const party = fc.constantFrom('customs', 'carrier', 'unknown');
const payment = fc
  .record({
    amount: fc.constantFrom('10.00', '20.00'),
    currency: fc.constant('USD'),
    official: fc.boolean(),
  })
  .map((sum) => (sum.official ? sum : { ...sum, amountFor: sum.amount === '10.00' ? 'each' : 'all' }));
const direction = fc.constantFrom('outbound', 'inbound');
const reason = fc.constantFrom('engine', 'queue');
const partial = fc.boolean();
const escort = fc.constantFrom('Levies', 'Army 7');

/** What each type of fact says beside vehicles, place and position: of every type at least what it must say. */
const SAYS: Readonly<Record<ConvoyFact['type'], fc.Arbitrary<object>>> = {
  CheckpointPassed: fc.constant({}),
  PositionReported: fc.constant({}),
  BorderArrived: fc.record({ direction }, { requiredKeys: [] }),
  BorderEntered: fc.record({ direction }, { requiredKeys: [] }),
  BorderExited: fc.record({ direction }, { requiredKeys: [] }),
  BorderActivityRecorded: fc.record(
    {
      activity: fc.constantFrom('customs-controls', 'waiting', 'loading'),
      direction,
      endedAt: instant,
      payments: fc.array(payment, { maxLength: 2 }),
      result: fc.constantFrom('passed', 'failed'),
    },
    { requiredKeys: ['activity'] },
  ),
  PlateChanged: fc.record({ plate: fc.constantFrom('A1', 'N3W'), country: fc.constantFrom('PK', 'KZ') }),
  VehiclesHalted: fc.record({ reason }, { requiredKeys: [] }),
  VehiclesResumed: fc.constant({}),
  SealsAffixed: fc.record({ seals, party }, { requiredKeys: ['seals'] }),
  SealsVerified: fc.record({ seals, party, intact: fc.boolean() }, { requiredKeys: ['seals', 'intact'] }),
  SealsBroken: fc.record({ seals, party, cause: reason }, { requiredKeys: [] }),
  SealsReplaced: fc.record(
    { removed: seals, affixed: seals, party, reason },
    { requiredKeys: ['removed', 'affixed'] },
  ),
  IncidentReported: fc.record(
    { kind: fc.constantFrom('breakdown', 'theft'), description: reason },
    { requiredKeys: ['kind'] },
  ),
  IncidentClosed: fc.record(
    { kind: fc.constantFrom('breakdown', 'theft'), description: reason },
    { requiredKeys: ['kind'] },
  ),
  CargoTransshipped: fc.record(
    {
      fromVehicleId: fc.constantFrom(...MEMBERS),
      toVehicleId: fc.constantFrom(...MEMBERS, 'PK-STRANGER'),
      partial,
      seals,
      reason,
    },
    { requiredKeys: ['fromVehicleId', 'toVehicleId'] },
  ),
  EscortJoined: fc.record(
    { escort, authority: fc.constantFrom('police', 'army') },
    { requiredKeys: ['escort'] },
  ),
  EscortLeft: fc.record({ escort }),
  ExpensePaid: fc.record({ category: fc.constantFrom('fuel', 'toll'), payment }),
  CargoDelivered: fc.record({ partial, receivedBy: fc.constant('Ali & Sons') }, { requiredKeys: [] }),
};

const TYPES = Object.keys(SAYS) as ConvoyFact['type'][];
const NEEDS_PLACE: ReadonlySet<string> = new Set([
  'CheckpointPassed',
  'BorderArrived',
  'BorderEntered',
  'BorderExited',
  'BorderActivityRecorded',
]);

const whereabouts = fc.record(
  {
    place: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...ROUTE) },
      { weight: 1, arbitrary: fc.constantFrom(...OFF_ROUTE) },
    ),
    position: fc.constantFrom({ lat: 34, lon: 71 }, { lat: 38, lon: 67 }),
    offset: fc.constantFrom('+05:00', '+04:30'),
    vehicleIds: fc.subarray([...MEMBERS, 'PK-NEW', 'PK-STRANGER']),
  },
  { requiredKeys: ['offset'] },
);

const fact: fc.Arbitrary<ConvoyFact> = fc
  // Passing and leaving is what most reports are about.
  .constantFrom(...TYPES, 'CheckpointPassed' as const, 'BorderExited' as const, 'BorderExited' as const)
  .chain((type) =>
    fc
      .record({ occurredAt: instant, where: whereabouts, said: SAYS[type] })
      .map(({ occurredAt, where, said }) => {
        const place = where.place ?? (NEEDS_PLACE.has(type) ? 'torkham-pk' : undefined);
        const position = where.position ?? (type === 'PositionReported' ? { lat: 34, lon: 71 } : undefined);
        const data = {
          ...where,
          ...(place === undefined ? {} : { place }),
          ...(position ? { position } : {}),
          occurredAt,
          ...said,
        };
        return { type, data } as ConvoyEvent as ConvoyFact;
      }),
  );

const reading = {
  wall: instant,
  monotonicMs: fc.integer({ min: 0, max: 9 }).map((hours) => hours * 3_600_000),
  pageId: fc.constantFrom('p-1', 'p-2'),
};

const unit = fc.record(
  {
    unitId: fc.constantFrom('u-1', 'u-2'),
    sequence: fc.nat(9),
    clockAt: instant,
    observed: fc.record(
      { ...reading, lastServerTime: instant },
      { requiredKeys: ['wall', 'monotonicMs', 'pageId'] },
    ),
    clock: fc.record(reading),
  },
  { requiredKeys: ['unitId'] },
);

/**
 * Facts of every type and retractions; some retractions name a report that never comes, some reports are retracted
 * twice. Their ids begin with `report` and `back`.
 */
export const anyFacts: fc.Arbitrary<Unrecorded[]> = fc
  .record({
    reports: fc.array(
      fc.record(
        { event: fact, unit, recordedAt: instant, carriedBy: fc.constant('bus-4') },
        { requiredKeys: ['event'] },
      ),
      {
        maxLength: 30,
      },
    ),
    retractions: fc.array(fc.record({ of: fc.nat(34), day }), { maxLength: 6 }),
  })
  .map(({ reports, retractions }) => [
    ...reports.map((report, i) => ({ id: `report ${i}`, ...report })),
    ...retractions.map(({ of, day }, i) => retracted(`report ${of}`, `${day} 10:00`, { id: `back ${i}` })),
  ]);
