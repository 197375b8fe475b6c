import {
  type ConvoyCompleted,
  type ConvoyDispatched,
  type ConvoyPlanned,
  type VehicleDescription,
  type VehicleJoined,
} from '../convoy/convoy.events.js';
import { findCorridor } from '../geography/geography.js';
import { routeOf } from '../geography/route.js';
import { june, type Untold } from './told.js';

const OFFSET = '+05:00';

/** Planned on 1 June 2023, by a corridor of the data or along a drawn route. */
export function planned(along: string | readonly string[] = 'khi-tas-torkham'): Untold<ConvoyPlanned> {
  const corridor = typeof along === 'string' ? findCorridor(along) : undefined;
  if (typeof along === 'string' && !corridor) throw new Error(`There is no corridor '${along}'.`);
  return {
    id: 'planned',
    event: {
      type: 'ConvoyPlanned',
      data: {
        occurredAt: june('1 06:00'),
        offset: OFFSET,
        ...(corridor ? { corridorId: corridor.id } : {}),
        route: corridor ? routeOf(corridor) : (along as readonly string[]),
        regime: 'TIR',
        plannedDeparture: june('2 04:00'),
      },
    },
  };
}

export function joined(
  vehicleId: string,
  at = '1 07:00',
  more: Partial<VehicleDescription> = {},
): Untold<VehicleJoined> {
  const [country = 'PK', plate = vehicleId] = vehicleId.split('-');
  const data = { occurredAt: june(at), offset: OFFSET, vehicleId, plate, country, ...more };
  return { id: `joined ${vehicleId}`, event: { type: 'VehicleJoined', data } };
}

/** Several vehicles before dispatch. */
export function joinedAll(...vehicleIds: readonly string[]): Untold<VehicleJoined>[] {
  return vehicleIds.map((vehicleId) => joined(vehicleId));
}

export function dispatched(at = '2 04:00'): Untold<ConvoyDispatched> {
  return {
    id: 'dispatched',
    event: { type: 'ConvoyDispatched', data: { occurredAt: june(at), offset: OFFSET } },
  };
}

export function completed(at: string, outstandingReason?: string): Untold<ConvoyCompleted> {
  const reason = outstandingReason === undefined ? {} : { outstandingReason };
  const data = { occurredAt: june(at), offset: OFFSET, ...reason };
  return { id: 'completed', event: { type: 'ConvoyCompleted', data } };
}
