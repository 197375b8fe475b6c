import { type ConvoyEvent } from '../convoy/fold/convoy-event.js';
import {
  type AmountFor,
  type BorderActivity,
  type ConvoyFact,
  type EscortAuthority,
  type ExpenseCategory,
  type IncidentKind,
  type Payment,
  type SealingParty,
} from '../convoy/events/facts.js';
import { offsetAt } from '../geography/local-time.js';
import { type Direction } from '../geography/route.js';
import { type Observed, type Position } from '../event/happened.js';
import { type ReportRetracted } from '../event/retraction.js';
import { type ReportVouched } from '../event/vouching.js';
import { type Unit } from '../event/recorded.js';
import { june, type Unrecorded } from './recorded.js';

/** What a fact says beside its type, place and time. */
export interface About {
  /** Report id; without it, one made of type, place, vehicles and time. */
  readonly id?: string;
  /** One vehicle or several; without it, the whole convoy. */
  readonly of?: string | readonly string[];
  /** Who reports it; without it, nobody named. */
  readonly unit?: Unit;
  /** When the store kept it; without it, long after everything. */
  readonly recordedAt?: string;
  /** The clock it was read from; without it, that of the place. */
  readonly offset?: string;
  readonly position?: Position;
  readonly direction?: Direction;
  readonly reason?: string;
  readonly partial?: boolean;
}

/** What only some types of fact say. */
type More = Readonly<Record<string, unknown>>;

function fact(
  type: ConvoyFact['type'],
  at: string,
  place: string | undefined,
  { id, of, unit, recordedAt, offset, ...fields }: About,
  more: More = {},
): Unrecorded<ConvoyFact> {
  const vehicleIds = typeof of === 'string' ? [of] : of;
  const occurredAt = june(at);
  const data: Observed = {
    occurredAt,
    offset: offset ?? (place === undefined ? '+05:00' : offsetAt(place, occurredAt)),
    ...(vehicleIds ? { vehicleIds } : {}),
    ...(place === undefined ? {} : { place }),
    ...fields,
    ...more,
  };
  const event = { type, data } as ConvoyEvent as ConvoyFact;
  return {
    id: id ?? [type, place, vehicleIds, at].flat().join(' '),
    ...(unit ? { unit } : {}),
    ...(recordedAt === undefined ? {} : { recordedAt }),
    event,
  };
}

type Fact = (place: string, at: string, about?: About) => Unrecorded<ConvoyFact>;
type FactAnywhere = (place: string | undefined, at: string, about?: About) => Unrecorded<ConvoyFact>;

export const passed: Fact = (place, at, about = {}) => fact('CheckpointPassed', at, place, about);
export const arrived: Fact = (place, at, about = {}) => fact('BorderArrived', at, place, about);
export const entered: Fact = (place, at, about = {}) => fact('BorderEntered', at, place, about);
export const exited: Fact = (place, at, about = {}) => fact('BorderExited', at, place, about);
export const halted: FactAnywhere = (place, at, about = {}) => fact('VehiclesHalted', at, place, about);
export const resumed: FactAnywhere = (place, at, about = {}) => fact('VehiclesResumed', at, place, about);
export const delivered: FactAnywhere = (place, at, about = {}) => fact('CargoDelivered', at, place, about);

export const positioned = (position: Position, at: string, about: About = {}): Unrecorded<ConvoyFact> =>
  fact('PositionReported', at, undefined, { ...about, position });

/** A vehicle, or a trailer, under another plate: `KZ-123ABC`. */
export const plateChanged = (
  of: string,
  newPlate: string,
  at: string,
  about: About = {},
): Unrecorded<ConvoyFact> => {
  const [country = '', plate = ''] = newPlate.split('-');
  return fact('PlateChanged', at, undefined, { ...about, of }, { plate, country });
};

/** One activity at a border; `until` is day and time of its end, as for `june`. */
export const activity = (
  what: BorderActivity,
  place: string,
  at: string,
  {
    until,
    payments,
    result,
    ...about
  }: About & {
    readonly until?: string;
    readonly payments?: readonly Payment[];
    readonly result?: 'passed' | 'failed';
  } = {},
): Unrecorded<ConvoyFact> => {
  const id = about.id ?? `${what} ${place} ${at}`;
  const endedAt = until === undefined ? {} : { endedAt: june(until) };
  const rest = { ...(payments ? { payments } : {}), ...(result ? { result } : {}) };
  return fact('BorderActivityRecorded', at, place, { ...about, id }, { activity: what, ...endedAt, ...rest });
};

/** Who did it. */
type By = About & { readonly by?: SealingParty };
const party = (by: SealingParty | undefined): More => (by ? { party: by } : {});

export const sealed = (
  seals: readonly string[],
  place: string | undefined,
  at: string,
  { by, ...about }: By = {},
): Unrecorded<ConvoyFact> => fact('SealsAffixed', at, place, about, { seals, ...party(by) });

export const sealsVerified = (
  seals: readonly string[],
  place: string | undefined,
  at: string,
  { by, intact = true, ...about }: By & { readonly intact?: boolean } = {},
): Unrecorded<ConvoyFact> => fact('SealsVerified', at, place, about, { seals, intact, ...party(by) });

/** Without seals: all of them. */
export const sealsBroken = (
  seals: readonly string[] | undefined,
  place: string | undefined,
  at: string,
  { by, ...about }: By = {},
): Unrecorded<ConvoyFact> =>
  fact('SealsBroken', at, place, about, { ...(seals ? { seals } : {}), ...party(by) });

export const sealsReplaced = (
  removed: readonly string[],
  affixed: readonly string[],
  place: string | undefined,
  at: string,
  { by, ...about }: By = {},
): Unrecorded<ConvoyFact> => fact('SealsReplaced', at, place, about, { removed, affixed, ...party(by) });

export const incident = (
  kind: IncidentKind,
  place: string | undefined,
  at: string,
  { description, ...about }: About & { readonly description?: string } = {},
): Unrecorded<ConvoyFact> =>
  fact('IncidentReported', at, place, about, { kind, ...(description ? { description } : {}) });

export const incidentClosed = (
  kind: IncidentKind,
  place: string | undefined,
  at: string,
  { description, ...about }: About & { readonly description?: string } = {},
): Unrecorded<ConvoyFact> =>
  fact('IncidentClosed', at, place, about, { kind, ...(description ? { description } : {}) });

/** A load that goes from one vehicle into another. */
export const transshipped = (
  fromVehicleId: string,
  toVehicleId: string,
  place: string | undefined,
  at: string,
  { seals, ...about }: About & { readonly seals?: readonly string[] } = {},
): Unrecorded<ConvoyFact> =>
  fact(
    'CargoTransshipped',
    at,
    place,
    { of: [fromVehicleId, toVehicleId], ...about },
    { fromVehicleId, toVehicleId, ...(seals ? { seals } : {}) },
  );

export const escortJoined = (
  escort: string,
  place: string | undefined,
  at: string,
  { authority, ...about }: About & { readonly authority?: EscortAuthority } = {},
): Unrecorded<ConvoyFact> =>
  fact('EscortJoined', at, place, about, { escort, ...(authority ? { authority } : {}) });

export const escortLeft = (
  escort: string,
  place: string | undefined,
  at: string,
  about: About = {},
): Unrecorded<ConvoyFact> => fact('EscortLeft', at, place, about, { escort });

/** An expense, official unless said otherwise: `paid('toll', '40.00 USD', 'kabul', '7 10:00')`. */
export const paid = (
  category: ExpenseCategory,
  money: string,
  place: string | undefined,
  at: string,
  { amountFor, ...about }: About & { readonly amountFor?: AmountFor } = {},
): Unrecorded<ConvoyFact> => {
  const [amount = '', currency = 'USD'] = money.split(' ');
  const payment = { amount, currency, official: true, ...(amountFor ? { amountFor } : {}) };
  return fact('ExpensePaid', at, place, about, { category, payment });
};

/** Takes back the report of this id, or this fact. */
export function retracted(
  report: string | Unrecorded,
  at: string,
  more: { readonly id?: string; readonly replacedBy?: string } = {},
): Unrecorded<ReportRetracted> {
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

/** The desk vouches for the report of this id. */
export function vouched(reportId: string, at: string): Unrecorded<ReportVouched> {
  const data = { occurredAt: june(at), offset: '+05:00', reportId };
  return { id: `vouched ${reportId} ${at}`, event: { type: 'ReportVouched', data } };
}
