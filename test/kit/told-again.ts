import { type CarnetEvent, type ConvoyEvent, type DeclarationEvent } from '#kafila/domain';
import { type Unrecorded } from '#kafila/domain/testing';
import { type Telling, TOLD_OF_CARNET, TOLD_OF_DECLARATION } from './told-of-papers.js';

const SUM = { amount: '10.00', currency: 'USD', official: true };
const SIDE = { place: 'torkham-pk' };
const ROUTES = [
  ['peshawar', 'torkham-pk', 'torkham-af', 'kabul'],
  ['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul'],
];

/** What is told of one vehicle, or decided of its convoy, again and again; each time a little else, where that makes more of it. */
const TOLD_OF_VEHICLE: Telling = {
  escortsJoin: (n) => ['EscortJoined', { escort: `E-${n}` }],
  escortsLeave: (n) => ['EscortLeft', { escort: `E-${n}` }],
  tolls: () => ['ExpensePaid', { category: 'toll', payment: SUM }],
  controls: () => ['BorderActivityRecorded', { ...SIDE, activity: 'customs-controls', payments: [SUM] }],
  loadings: (n) => ['BorderActivityRecorded', { ...SIDE, activity: n % 2 ? 'loading' : 'waiting' }],
  breakdowns: (n) => ['IncidentReported', { kind: 'breakdown', description: `engine ${n}` }],
  thefts: (n) => ['IncidentReported', { kind: 'theft', description: `spare wheel ${n}` }],
  ends: (n) => ['IncidentClosed', { kind: n % 2 ? 'breakdown' : 'theft', description: `police ${n}` }],
  halts: (n) => ['VehiclesHalted', { reason: `queue ${n}` }],
  starts: () => ['VehiclesResumed', {}],
  checkpoints: (n) => ['CheckpointPassed', { place: n % 2 ? 'peshawar' : 'torkham-pk' }],
  entries: (n) => ['BorderEntered', { place: n % 2 ? 'torkham-pk' : 'torkham-af' }],
  passages: (n) => ['BorderExited', { place: n % 2 ? 'torkham-pk' : 'torkham-af' }],
  arrivals: () => ['BorderArrived', SIDE],
  deliveries: (n) => ['CargoDelivered', { place: n % 2 ? 'kabul' : 'peshawar' }],
  parts: (n) => ['CargoDelivered', { place: n % 2 ? 'kabul' : 'peshawar', partial: true }],
  seals: (n) => ['SealsAffixed', { seals: [`S-${n}`] }],
  looks: (n) => ['SealsVerified', { seals: [`S-${n}`], intact: n % 2 === 0 }],
  breaches: (n) => ['SealsBroken', { seals: [`S-${n}`] }],
  otherSeals: (n) => ['SealsReplaced', { removed: [`S-${n - 1}`], affixed: [`S-${n}`] }],
  moves: (n) => ['CargoTransshipped', { ...between(n), partial: true }],
  plates: (n) => ['PlateChanged', { plate: `N${n}`, country: 'PK' }],
  holds: (n) => ['ConvoyHeld', { reason: `snow ${n}` }],
  releases: () => ['ConvoyReleased', {}],
  diversions: (n) => ['ConvoyDiverted', { reason: `snow ${n}`, route: ROUTES[n % ROUTES.length] }],
  positions: () => ['PositionReported', { position: { lat: 34.5, lon: 71 } }],
};

function between(nth: number): object {
  const [giver, taker] = nth % 4 < 2 ? ['PK-A1', 'PK-B2'] : ['PK-B2', 'PK-A1'];
  return { fromVehicleId: giver, toVehicleId: taker };
}

const TAKEN_BACK: Telling = { takenBack: () => ['ReportRetracted', { reason: 'did-not-occur' }] };

const TOLD = {
  convoy: { ...TOLD_OF_VEHICLE, ...TAKEN_BACK },
  carnet: { ...TOLD_OF_CARNET, ...TAKEN_BACK },
  declaration: { ...TOLD_OF_DECLARATION, ...TAKEN_BACK },
} satisfies Readonly<Record<string, Telling>>;

/** Two of what is told, in turn or one after the other. */
export interface ToldAgain {
  readonly about: keyof typeof TOLD;
  readonly one: string;
  readonly other: string;
  /** Minutes from one to the next. */
  readonly gap: number;
  readonly inTurn: boolean;
}

/** All that there are to try. */
export const ALL_TOLD: readonly ToldAgain[] = (['convoy', 'carnet', 'declaration'] as const).flatMap(
  (about) => {
    const names = Object.keys(TOLD[about]);
    return names.flatMap((one, i) =>
      names.flatMap((other, j) =>
        [0, 1, 40].map((gap, k) => ({ about, one, other, gap, inTurn: (i + j + k) % 2 === 0 })),
      ),
    );
  },
);

/**
 * So many reports, each of another moment or of the same, by three units in turn. Where some take others back, each takes back
 * the one before it, or one of the first half.
 */
export function story(
  { about, one, other, gap, inTurn }: ToldAgain,
  many: number,
): readonly Unrecorded<ConvoyEvent | CarnetEvent | DeclarationEvent>[] {
  const telling: Telling = TOLD[about];
  return Array.from({ length: many }, (_, n) => {
    const [type, says] = telling[(inTurn ? n % 2 === 0 : n < many / 2) ? one : other]?.(n) ?? ['', {}];
    const occurredAt = new Date(Date.parse('2023-06-02T00:00:00Z') + n * gap * 60_000).toISOString();
    const vehicleIds = type === 'CargoTransshipped' ? {} : { vehicleIds: ['PK-A1'] };
    const retracts = type === 'ReportRetracted' ? { retracts: idOf(n - (inTurn ? 1 : many / 2)) } : {};
    const data = { occurredAt, offset: '+05:00', ...vehicleIds, ...says, ...retracts };
    const unit = { unitId: `u-${n % 3}`, sequence: n, clockAt: occurredAt };
    return { id: idOf(n), unit, event: { type, data } as unknown as ConvoyEvent };
  });
}

function idOf(nth: number): string {
  return `r-${String(nth).padStart(5, '0')}`;
}
