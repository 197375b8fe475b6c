import { type ConvoyEvent, corridors, offsetAt, routeOf } from '#kafila/domain';
import { type JsonObject, type NewEvent } from '#kafila/event-store';

/** What happens to one convoy: decisions in the order they are taken, and facts in the order they occur. */
export interface RoadTrip {
  readonly convoyId: string;
  readonly decisions: readonly NewEvent[];
  readonly facts: readonly NewEvent[];
}

export interface RoadTripOptions {
  readonly vehicles?: number;
  readonly corridorId?: string;
  /** The last vehicle joins when everything has been reported. */
  readonly joinsLate?: boolean;
  /** A fact in the middle is taken back. */
  readonly retracts?: boolean;
  /** Facts per vehicle and not per convoy; more of them. */
  readonly perVehicle?: boolean;
}

const START = Date.parse('2026-03-01T03:00:00.000Z');
const HOUR = 3_600_000;

/** A hand-made trip along a corridor: at every place each border side is arrived at, entered and left. */
export function roadTrip(n: number, options: RoadTripOptions = {}): RoadTrip {
  const { vehicles = 2, corridorId = 'khi-tas-torkham', joinsLate = false, retracts = false } = options;
  const corridor = corridors.find(({ id }) => id === corridorId);
  if (!corridor) throw new Error(`There is no corridor ${corridorId}.`);
  const route = routeOf(corridor);
  const convoyId = `road-${n}`;
  const at = (hour: number): string => new Date(START + (n % 24) * HOUR + hour * HOUR).toISOString();
  let serial = 0;
  const event = ({ type, data }: ConvoyEvent): NewEvent => ({
    id: eventId(n, serial++),
    type,
    data: { ...data } as unknown as JsonObject,
    metadata: { convoyId, by: 'local', unit: { unitId: 'unit-7' }, schemaVersion: 1 },
  });

  const vehicleIds = Array.from({ length: vehicles }, (_, v) => `PK-TLK${n * 100 + v}`);
  const joining = (vehicleId: string, hour: number): NewEvent =>
    event({
      type: 'VehicleJoined',
      data: {
        occurredAt: at(hour),
        offset: '+05:00',
        vehicleId,
        plate: `TLK-${vehicleId.slice(6)}`,
        country: 'PK',
      },
    });
  const common = { offset: '+05:00', regime: 'TIR', plannedDeparture: at(0) };
  const early = joinsLate ? vehicleIds.slice(0, -1) : vehicleIds;
  const decisions = [
    event({ type: 'ConvoyPlanned', data: { occurredAt: at(-9), ...common, corridorId, route: [...route] } }),
    ...early.map((vehicleId, v) => joining(vehicleId, -8 + v / 100)),
    event({ type: 'ConvoyDispatched', data: { occurredAt: at(-1), offset: '+05:00' } }),
  ];

  let hour = 0;
  const facts: NewEvent[] = [];
  const seen = (
    type: 'CheckpointPassed' | 'BorderArrived' | 'BorderEntered' | 'BorderExited',
    place: string,
  ): void => {
    const offset = offsetAt(place, at(hour));
    if (!options.perVehicle) facts.push(event({ type, data: { occurredAt: at(hour), offset, place } }));
    else {
      for (const [v, vehicleId] of vehicleIds.entries()) {
        const data = { occurredAt: at(hour + v / 60), offset, place, vehicleIds: [vehicleId] };
        facts.push(event({ type, data }));
      }
    }
    // From a place on the way no truck is at the next one sooner.
    hour += type === 'CheckpointPassed' ? 10 : 2;
  };
  for (const place of route) {
    if (/-(pk|af|uz)$/.test(place) || place === 'hairatan' || place === 'ayritom') {
      seen('BorderArrived', place);
      seen('BorderEntered', place);
      seen('BorderExited', place);
    } else seen('CheckpointPassed', place);
  }
  const mistaken = facts[Math.floor(facts.length / 2)];
  if (retracts && mistaken) {
    const data = {
      occurredAt: at(hour),
      offset: '+05:00',
      retracts: mistaken.id,
      reason: 'did-not-occur' as const,
    };
    facts.push(event({ type: 'ReportRetracted', data }));
  }
  const last = vehicleIds.at(-1);
  if (joinsLate && last !== undefined)
    return { convoyId, decisions: [...decisions, joining(last, hour)], facts };
  return { convoyId, decisions, facts };
}

export interface PositionReports {
  /** The first of them, counted from the last fact of the trip on, one every ten seconds. */
  readonly from: number;
  readonly count: number;
  /** By which the ids are told apart; default: `from`. */
  readonly serial?: number;
}

/** What a tracker says after a trip: where a vehicle stands, again and again. */
export function positionReports(
  { convoyId, facts }: RoadTrip,
  { from, count, serial = from }: PositionReports,
): readonly NewEvent[] {
  const last = Date.parse(facts.at(-1)?.data['occurredAt'] as string);
  return Array.from({ length: count }, (_, i) => ({
    id: `${(serial + i).toString(16).padStart(8, '0')}-0000-7000-9000-000000000000`,
    type: 'PositionReported',
    data: {
      occurredAt: new Date(last + (from + i + 1) * 10_000).toISOString(),
      offset: '+05:00',
      position: { lat: 41.3, lon: 69.2 + ((from + i) % 10) / 10_000 },
    },
    metadata: { convoyId, by: 'local', unit: { unitId: 'tracker-1' }, schemaVersion: 1 },
  }));
}

function eventId(n: number, serial: number): string {
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
  // Ids that are in no order of time, so that ties are broken by them and by nothing else.
  return `${hex((serial * 40_503) % 65_536, 8)}-0000-7000-8000-${hex(n, 8)}${hex(serial, 4)}`;
}
