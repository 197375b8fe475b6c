import { carnetStream, convoyStream, declarationStream } from '#kafila/domain';
import {
  atCustoms,
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  dispatched,
  joined,
  planned,
} from '#kafila/domain/testing';
import { type JsonObject, type NewEvent } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { Persons } from '#kafila/persons';
import { type AnyUnrecorded, appendToStream, eventsOf } from '#kafila/read-models/testing';
import { join } from 'node:path';

/** A convoy of ten trucks with their drivers, a TIR carnet and a declaration. */
export const LATE = {
  convoyId: 'late',
  vehicles: Array.from({ length: 10 }, (_, i) => `PK-LATE${i}`),
  carnetNumber: 'XC12345678',
  declarationRef: 'KAPE-1',
};

/**
 * `tracked`: of twenty reports nineteen are positions, as trackers send them. `told`: each is of another type than the one
 * before it, and almost each adds something to what is shown of its vehicle.
 */
export type Mix = 'tracked' | 'told';

const POSITION = { position: { lat: 34.5, lon: 69.2 } };
const TOLL = { category: 'toll', payment: { amount: '10.00', currency: 'USD', official: true } };

/** What is told of each vehicle, again and again. */
const ROUND: readonly (readonly [type: string, place: string | undefined, says?: JsonObject])[] = [
  ['CheckpointPassed', 'peshawar'],
  ['VehiclesHalted', 'peshawar', { reason: 'queue' }],
  ['VehiclesResumed', 'peshawar'],
  ['BorderArrived', 'torkham-pk', { direction: 'outbound' }],
  ['BorderActivityRecorded', 'torkham-pk', { activity: 'customs-controls', direction: 'outbound' }],
  ['ExpensePaid', 'torkham-pk', TOLL],
  ['BorderEntered', 'torkham-pk', { direction: 'outbound' }],
  ['BorderExited', 'torkham-pk', { direction: 'outbound' }],
  ['BorderEntered', 'torkham-af', { direction: 'inbound' }],
  ['SealsVerified', 'torkham-af', { seals: ['S-1'], intact: true }],
  ['BorderExited', 'torkham-af', { direction: 'inbound' }],
  ['IncidentReported', undefined, { kind: 'breakdown', description: 'engine' }],
  ['CheckpointPassed', 'kabul'],
  ['SealsBroken', 'kabul', { seals: ['S-1'] }],
  ['SealsAffixed', 'kabul', { seals: ['S-1'] }],
  ['EscortJoined', undefined, { escort: 'Levies' }],
  ['CargoDelivered', 'kabul', { partial: true }],
];

const LAST = Date.parse('2025-06-01T00:00:00Z');
const BETWEEN_MS = 90_000;
/** So many events are appended together. */
const AT_ONCE = 5000;

/**
 * Records reports of the convoy in the folder of a service that is not running. Each is late: it happened before all that
 * were recorded before it. A folder that has some already gets the reports that follow.
 *
 * @param from how many it has already
 * @param to how many it has in the end
 * @returns the last position
 */
export async function recordLateConvoy(folder: string, from: number, to: number, mix: Mix): Promise<bigint> {
  const eventStore = await openWithoutThread({ file: join(folder, 'events.db') });
  const append = (stream: string, events: readonly NewEvent[]) => appendToStream(eventStore, stream, events);
  try {
    if (from === 0) await begin(folder, (stream, story) => append(stream, eventsOf(stream, story)));
    for (let next = from; next < to; next += AT_ONCE) {
      const reports = Array.from({ length: Math.min(AT_ONCE, to - next) }, (_, i) => report(next + i, mix));
      await append(convoyStream(LATE.convoyId), reports);
    }
    return await eventStore.head();
  } finally {
    await eventStore.close();
  }
}

async function begin(
  folder: string,
  append: (stream: string, story: readonly AnyUnrecorded[]) => Promise<unknown>,
): Promise<void> {
  const { convoyId, vehicles, carnetNumber, declarationRef } = LATE;
  const persons = await Persons.open(join(folder, 'persons.db'));
  const drivers = await persons.seal(
    vehicles.map((vehicleId) => ({ member: 'driver', person: { name: `Driver of ${vehicleId}` } })),
  );
  await persons.close();
  await append(convoyStream(convoyId), [
    planned(),
    ...vehicles.map((vehicleId, i) => joined(vehicleId, '1 07:00', { driver: drivers[i] ?? '' })),
    dispatched(),
  ]);
  await append(carnetStream(carnetNumber), [
    carnetIssued({ carnetNumber }),
    carnetAssigned(vehicles[0], '1 06:00', { convoyId }),
    carnetAccepted('karachi-port', '2 05:00'),
  ]);
  await append(declarationStream(declarationRef), [
    atCustoms.lodged('2 04:00', { convoyId }),
    atCustoms.gatedOut('2 09:00'),
  ]);
}

/** The id of the report that happened as the `nth` from the end. */
export function lateReportId(nth: number): string {
  return `01970000-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`;
}

function report(nth: number, mix: Mix): NewEvent {
  const { vehicles } = LATE;
  const told = Math.floor(nth / vehicles.length);
  const isPosition = mix === 'tracked' && told % 20 !== 0;
  // The last of a round comes first.
  const step = ROUND.length - 1 - ((mix === 'tracked' ? Math.floor(told / 20) : told) % ROUND.length);
  const [type, place, says] = isPosition ? ['PositionReported', undefined, POSITION] : (ROUND[step] ?? []);
  const data: JsonObject = {
    occurredAt: new Date(LAST - nth * BETWEEN_MS).toISOString(),
    offset: '+05:00',
    vehicleIds: [vehicles[nth % vehicles.length] ?? ''],
    ...(place === undefined ? {} : { place }),
    ...says,
  };
  const metadata = { by: 'local', schemaVersion: 2, unit: { unitId: `unit-${nth % 7}` } };
  return { id: lateReportId(nth), type: type ?? '', data, metadata };
}
