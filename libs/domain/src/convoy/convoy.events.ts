import { type Direction } from '../geography/route.js';

/** WGS84 decimal degrees; accuracy as the radius in metres. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
  readonly accuracyM?: number;
}

/** An amount as it stands on the papers: decimal text, so that nothing is lost, and ISO 4217. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** One line of the goods manifest. */
export interface Goods {
  /** Harmonised System, 6 to 12 digits; text, because leading zeros count. */
  readonly hsCode?: string;
  readonly description: string;
  readonly packages?: number;
  /** Kilograms, gross. */
  readonly grossKg?: number;
  readonly value?: Money;
}

/** What every event of a convoy says. */
export interface Happened {
  /** When it happened in the world: RFC 3339 in UTC with milliseconds. */
  readonly occurredAt: string;
  /** The offset from UTC as it was reported, `+05:00`. */
  readonly offset: string;
  readonly note?: string;
  /** Made up to fill what was never published or observed; never counts as an observation. */
  readonly synthetic?: true;
}

/** What every fact of a field unit says. */
export interface Observed extends Happened {
  /** The vehicles it is about; absent: all that belonged to the convoy at that time. */
  readonly vehicleIds?: readonly string[];
  /** Slug. */
  readonly place?: string;
  /** The place as the unit wrote it, where that was not the slug. */
  readonly placeAsReported?: string;
  readonly position?: Position;
}

type AtPlace = Observed & { readonly place: string };
type AtBorder = AtPlace & { readonly direction?: Direction };

interface Of<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

/** A vehicle as the dispatch desk knows it. */
export interface VehicleDescription {
  readonly vehicleId: string;
  /** Registration plate as it was given. */
  readonly plate: string;
  /** Country of registration, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind?: string;
  readonly driver?: string;
  /** Container number as it was given. */
  readonly container?: string;
  readonly seals?: readonly string[];
  readonly carnetNumber?: string;
  /** Slug of the place where its load goes. */
  readonly destination?: string;
  readonly goods?: readonly Goods[];
}

// Decisions of the dispatch desk.

export type ConvoyPlanned = Of<
  'ConvoyPlanned',
  Happened & {
    readonly corridorId?: string;
    /** Slugs in the order of travel. */
    readonly route: readonly string[];
    readonly regime: string;
    /** RFC 3339 in UTC. */
    readonly plannedDeparture: string;
    readonly plannedArrival?: string;
    /** The convoy whose return trip this is. */
    readonly returnOf?: string;
  }
>;
export type VehicleJoined = Of<'VehicleJoined', Happened & VehicleDescription>;
export type ConvoyDispatched = Of<'ConvoyDispatched', Happened>;
export type ConvoyCompleted = Of<
  'ConvoyCompleted',
  Happened & {
    /** Why it was completed although the delivery of some vehicles was never reported. */
    readonly outstandingReason?: string;
  }
>;
export type ConvoyDecision = ConvoyPlanned | VehicleJoined | ConvoyDispatched | ConvoyCompleted;

// Facts of the field units.

export type CheckpointPassed = Of<'CheckpointPassed', AtPlace>;
export type PositionReported = Of<'PositionReported', Observed & { readonly position: Position }>;
/** Joined the queue or the truck yard of a border side. */
export type BorderArrived = Of<'BorderArrived', AtBorder>;
/** Called in: through the gate of the control zone. */
export type BorderEntered = Of<'BorderEntered', AtBorder>;
/** Left the side. */
export type BorderExited = Of<'BorderExited', AtBorder>;
export type VehiclesHalted = Of<'VehiclesHalted', Observed & { readonly reason?: string }>;
export type VehiclesResumed = Of<'VehiclesResumed', Observed>;
export type CargoDelivered = Of<
  'CargoDelivered',
  Observed & {
    readonly receivedBy?: string;
    /** Only part of the load was unloaded; the vehicle goes on with the rest. */
    readonly partial?: boolean;
  }
>;
export type ConvoySighting =
  | CheckpointPassed
  | PositionReported
  | BorderArrived
  | BorderEntered
  | BorderExited
  | VehiclesHalted
  | VehiclesResumed
  | CargoDelivered;

/** A mistake taken back. Both the report and its retraction stay visible (law 5). */
export type ReportRetracted = Of<
  'ReportRetracted',
  Happened & {
    /** Id of the report that is taken back. */
    readonly retracts: string;
    readonly reason: 'did-not-occur' | 'incorrect-data';
    /** The report that tells it right. */
    readonly replacedBy?: string;
  }
>;

export type ConvoyEvent = ConvoyDecision | ConvoySighting | ReportRetracted;

/** An event with what the stream knows of it. */
export interface Told<Event extends ConvoyEvent = ConvoyEvent> {
  /** The report id of a fact; the event id of a decision. Ties of `occurredAt` are broken by it (law 3). */
  readonly id: string;
  /** Place in the order of recording. */
  readonly revision: number;
  readonly event: Event;
}

const DECISIONS: ReadonlySet<string> = new Set([
  'ConvoyPlanned',
  'VehicleJoined',
  'ConvoyDispatched',
  'ConvoyCompleted',
] satisfies ConvoyDecision['type'][]);

const SIGHTINGS: ReadonlySet<string> = new Set([
  'CheckpointPassed',
  'PositionReported',
  'BorderArrived',
  'BorderEntered',
  'BorderExited',
  'VehiclesHalted',
  'VehiclesResumed',
  'CargoDelivered',
] satisfies ConvoySighting['type'][]);

export function isDecision(told: Told): told is Told<ConvoyDecision> {
  return DECISIONS.has(told.event.type);
}

export function isSighting(told: Told): told is Told<ConvoySighting> {
  return SIGHTINGS.has(told.event.type);
}

/** The form of all instants in events, which is ordered as text. */
const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * Reads an event as it was stored. Here the old forms of events will be brought up to the newest.
 *
 * @throws where the event cannot be understood: a projection parks its stream then (law 7)
 */
export function readConvoyEvent(type: string, data: unknown): ConvoyEvent {
  if (!DECISIONS.has(type) && !SIGHTINGS.has(type) && type !== 'ReportRetracted') {
    throw new Error(`There is no convoy event of type '${type}'.`);
  }
  const { occurredAt } = (data ?? {}) as { occurredAt?: unknown };
  if (typeof occurredAt !== 'string' || !UTC.test(occurredAt) || Number.isNaN(Date.parse(occurredAt))) {
    throw new Error(`A ${type} without a readable occurredAt cannot be folded.`);
  }
  return { type, data } as ConvoyEvent;
}
