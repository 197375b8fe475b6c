import { type ConvoyEvent, type ConvoySighting } from '../convoy/convoy.events.js';
import { type Observed, type Position } from '../report/happened.js';
import { type ReportRetracted } from '../report/retraction.js';
import { type Direction } from '../geography/route.js';
import { june, type Untold } from './told.js';

/** What a fact says beside its type, place and time. */
export interface About {
  /** Report id; without it, one made of type, place, vehicles and time. */
  readonly id?: string;
  /** One vehicle or several; without it, the whole convoy. */
  readonly of?: string | readonly string[];
  readonly direction?: Direction;
  readonly reason?: string;
  readonly partial?: boolean;
}

function fact(
  type: ConvoySighting['type'],
  at: string,
  place: string | undefined,
  { id, of, ...fields }: About & { readonly position?: Position },
): Untold<ConvoySighting> {
  const vehicleIds = typeof of === 'string' ? [of] : of;
  const data: Observed = {
    occurredAt: june(at),
    offset: '+05:00',
    ...(vehicleIds ? { vehicleIds } : {}),
    ...(place === undefined ? {} : { place }),
    ...fields,
  };
  const event = { type, data } as ConvoyEvent as ConvoySighting;
  return { id: id ?? [type, place, vehicleIds, at].flat().join(' '), event };
}

export const passed = (place: string, at: string, about: About = {}): Untold<ConvoySighting> =>
  fact('CheckpointPassed', at, place, about);
export const arrived = (place: string, at: string, about: About = {}): Untold<ConvoySighting> =>
  fact('BorderArrived', at, place, about);
export const entered = (place: string, at: string, about: About = {}): Untold<ConvoySighting> =>
  fact('BorderEntered', at, place, about);
export const exited = (place: string, at: string, about: About = {}): Untold<ConvoySighting> =>
  fact('BorderExited', at, place, about);
export const halted = (place: string | undefined, at: string, about: About = {}): Untold<ConvoySighting> =>
  fact('VehiclesHalted', at, place, about);
export const resumed = (place: string | undefined, at: string, about: About = {}): Untold<ConvoySighting> =>
  fact('VehiclesResumed', at, place, about);
export const delivered = (place: string | undefined, at: string, about: About = {}): Untold<ConvoySighting> =>
  fact('CargoDelivered', at, place, about);
export const positioned = (position: Position, at: string, about: About = {}): Untold<ConvoySighting> =>
  fact('PositionReported', at, undefined, { ...about, position });

/** Takes back the report of this id, or this fact. */
export function retracted(
  report: string | Untold,
  at: string,
  more: { readonly id?: string; readonly replacedBy?: string } = {},
): Untold<ReportRetracted> {
  const retracts = typeof report === 'string' ? report : report.id;
  const { id = `retracted ${retracts} ${at}`, replacedBy } = more;
  const data = {
    occurredAt: june(at),
    offset: '+05:00',
    retracts,
    reason: replacedBy === undefined ? ('did-not-occur' as const) : ('incorrect-data' as const),
    ...(replacedBy === undefined ? {} : { replacedBy }),
  };
  return { id, event: { type: 'ReportRetracted', data } };
}
