import {
  ascending,
  carnetStream,
  type Claim,
  type ConditionalIrregularity,
  convoyStream,
  declarationStream,
  type Explanation,
  severityOf,
  type VehicleView,
} from '#kafila/domain';
import { exclusionsAmong } from './naive-exclusions.js';
import { sharedReports, type Shown } from './naive-shared.js';
import { type NaivePast } from './naive-past.js';

/** An answer as JSON has it, its irregularities in no order: the naive past does not know it. To be compared. */
export function inNoOrder(answer: object): object {
  const { irregularities = [], ...rest } = JSON.parse(JSON.stringify(answer)) as {
    irregularities?: object[];
  };
  const sorted = irregularities.map((one) => JSON.stringify(Object.entries(one).sort())).sort();
  return { ...rest, irregularities: sorted };
}

/** What a convoy was as far as a naive past tells; undefined where it was not known. Irregularities in no order. */
export function naiveConvoy(past: NaivePast, convoyId: string): object | undefined {
  const found = past.convoys.get(convoyId);
  if (!found) return undefined;
  return { convoyId, ...found.view, ...found.tip, irregularities: irregularitiesOfConvoy(past, convoyId) };
}

/** What a carnet was. */
export function naiveCarnet(past: NaivePast, carnetNumber: string): object | undefined {
  const found = past.carnets.get(carnetNumber);
  if (!found) return undefined;
  const own = shownOfCarnet(past, carnetNumber);
  const waiting = [...past.convoys.keys()]
    .flatMap((convoyId) => shownOfConvoy(past, convoyId))
    .filter((one) => one.carnetNumber === carnetNumber);
  const conflicts = conflictsAmong(past).filter(({ shown }) => shown.carnetNumber === carnetNumber);
  const irregularities = unique([
    ...own,
    ...waiting,
    ...conflicts.map(({ shown }) => shown),
    ...sharedReports(past, carnetStream(carnetNumber)),
  ]);
  return {
    ...found.view,
    carnetNumber,
    ...found.tip,
    convoys: holdersOf(past, carnetNumber),
    irregularities,
  };
}

/** What a declaration was. */
export function naiveDeclaration(past: NaivePast, reference: string): object | undefined {
  const found = past.declarations.get(reference);
  if (!found) return undefined;
  return {
    reference,
    ...found.view,
    ...found.tip,
    irregularities: [
      ...shownOfDeclaration(past, reference),
      ...sharedReports(past, declarationStream(reference)),
    ],
  };
}

/** What a vehicle was, over all its convoys: the one of this id, else the one that took a plate of this id last. */
export function naiveVehicle(past: NaivePast, id: string): object | undefined {
  const vehicleId = isOwnId(past, id) ? id : bearersOf(past, id).at(-1)?.vehicle.vehicleId;
  return vehicleId === undefined ? undefined : naiveVehicleOf(past, vehicleId);
}

function isOwnId({ convoys }: NaivePast, id: string): boolean {
  return [...convoys.values()].some(({ view }) => view.vehicles.some(({ vehicleId }) => vehicleId === id));
}

/** Who took a plate of this id while it belonged to a convoy. */
function bearersOf(
  { convoys, claims }: NaivePast,
  id: string,
): readonly { readonly convoyId: string; readonly vehicle: VehicleView }[] {
  const sinceOf = (vehicle: VehicleView): string | undefined =>
    vehicle.alsoKnownAs?.find((name) => name.vehicleId === id)?.since;
  return [...convoys]
    .filter(([convoyId]) =>
      claims.some((one) => one.kind === 'vehicle' && one.key === id && one.convoyId === convoyId),
    )
    .flatMap(([convoyId, { view }]) => view.vehicles.map((vehicle) => ({ convoyId, vehicle })))
    .filter(({ vehicle }) => sinceOf(vehicle) !== undefined)
    .sort(
      (a, b) =>
        ascending(sinceOf(a.vehicle) ?? '', sinceOf(b.vehicle) ?? '') ||
        ascending(a.convoyId, b.convoyId) ||
        ascending(a.vehicle.vehicleId, b.vehicle.vehicleId),
    );
}

function naiveVehicleOf(past: NaivePast, vehicleId: string): object | undefined {
  const bearers = bearersOf(past, vehicleId);
  const convoys = [...past.convoys]
    .flatMap(([convoyId, { view }]) =>
      view.vehicles
        .filter(
          (each) =>
            each.vehicleId === vehicleId ||
            bearers.some((one) => one.convoyId === convoyId && one.vehicle.vehicleId === each.vehicleId),
        )
        .map((vehicle) => ({ convoyId, view, vehicle })),
    )
    .map(({ convoyId, view, vehicle }) => {
      const last = vehicle.memberships.at(-1);
      const { status, endedAt } = view;
      const joinedAt = vehicle.memberships[0]?.joinedAt ?? '';
      const leftAt = last?.leftAt ?? endedAt;
      return { convoyId, status, joinedAt, leftAt, leaving: last?.leaving ?? null, vehicle };
    })
    .sort(
      (a, b) =>
        ascending(a.joinedAt, b.joinedAt) ||
        ascending(a.convoyId, b.convoyId) ||
        ascending(a.vehicle.vehicleId, b.vehicle.vehicleId),
    );
  const present = convoys.findLast(({ leftAt }) => leftAt === null);
  const shown = present ?? convoys.at(-1);
  if (!shown) return undefined;
  const { plate, country } = shown.vehicle;
  const current = present && {
    ...{ convoyId: present.convoyId, status: present.status, joinedAt: present.joinedAt },
    ...{ lastPlace: present.vehicle.lastPlace, lastSeenAt: present.vehicle.lastSeenAt },
    nextPlace: present.vehicle.nextPlace,
  };
  const names = new Set([
    vehicleId,
    ...convoys.flatMap(({ vehicle: { vehicleId: own, alsoKnownAs = [] } }) => [
      own,
      ...alsoKnownAs.map((name) => name.vehicleId),
    ]),
  ]);
  const irregularities = unique(
    convoys
      .flatMap(({ convoyId }) => irregularitiesOfConvoy(past, convoyId))
      .filter(({ vehicleIds }) => vehicleIds.some((id) => names.has(id))),
  );
  return { vehicleId, plate, country, current: current ?? null, convoys, irregularities };
}

function irregularitiesOfConvoy(past: NaivePast, convoyId: string): readonly Shown[] {
  const declarations = [...past.declarations].filter(([, { view }]) => view.convoyId === convoyId);
  const carnets = [...past.carnets].filter(
    ([number, { view }]) =>
      view.convoyId === convoyId ||
      past.claims.some((one) => one.kind === 'carnet' && one.key === number && one.convoyId === convoyId),
  );
  return unique([
    ...shownOfConvoy(past, convoyId),
    ...declarations.flatMap(([reference]) => shownOfDeclaration(past, reference)),
    ...carnets.flatMap(([number]) => shownOfCarnet(past, number)),
    ...conflictsAmong(past).flatMap(({ convoyIds, shown }) => (convoyIds.includes(convoyId) ? [shown] : [])),
    ...sharedReports(past, convoyStream(convoyId)),
  ]);
}

/** What its own stream shows, and nothing in the stream of a carnet explains. */
function shownOfConvoy({ convoys, explanations }: NaivePast, convoyId: string): readonly Shown[] {
  const { view, unless: waiting = [] } = convoys.get(convoyId) ?? {};
  const standing = waiting.filter((one) => !isExplained(one, explanations));
  const rest = { convoyIds: [convoyId], declarationRef: null };
  return [
    ...(view?.irregularities ?? []).map((one) => ({ ...one, ...rest, carnetNumber: null })),
    ...standing.map(({ unless, ...one }) => {
      const [, number = 'unknown'] = unless.of.split(' ');
      return { ...one, ...rest, carnetNumber: number === 'unknown' ? null : number };
    }),
  ];
}

function shownOfCarnet({ carnets, explanations }: NaivePast, carnetNumber: string): readonly Shown[] {
  const { view, unless = [] } = carnets.get(carnetNumber) ?? {};
  const { irregularities = [], convoyId } = view ?? {};
  const convoyIds = convoyId ? [convoyId] : [];
  const standing = unless
    .filter((one) => !isExplained(one, explanations))
    .map(({ unless: _explained, ...one }) => one);
  return [...irregularities, ...standing].map((one) => ({
    ...one,
    convoyIds,
    carnetNumber,
    declarationRef: null,
  }));
}

/** Whether another stream tells of what explains it, between the two moments. */
function isExplained(
  { unless: { of, after, before } }: ConditionalIrregularity,
  explanations: readonly Explanation[],
): boolean {
  return explanations.some(
    (one) => one.of === of && one.at >= after && (before === null || one.at <= before),
  );
}

function shownOfDeclaration({ declarations }: NaivePast, reference: string): readonly Shown[] {
  const { irregularities = [], convoyId } = declarations.get(reference)?.view ?? {};
  const convoyIds = convoyId ? [convoyId] : [];
  return irregularities.map((one) => ({ ...one, convoyIds, carnetNumber: null, declarationRef: reference }));
}

interface Conflict extends Pick<Claim, 'kind' | 'key'> {
  readonly convoyIds: readonly string[];
  readonly shown: Shown;
}

/** Two who have the same at the same time: of each two the first moment of it. Found once for each past. */
function conflictsAmong(past: NaivePast): readonly Conflict[] {
  const known = CONFLICTS.get(past) ?? findConflicts(past);
  CONFLICTS.set(past, known);
  return known;
}

const CONFLICTS = new WeakMap<NaivePast, readonly Conflict[]>();

function findConflicts(past: NaivePast): readonly Conflict[] {
  const conflicts = new Map<string, Conflict>();
  for (const a of past.claims) {
    for (const b of past.claims) {
      if (a.kind !== b.kind || a.key !== b.key || a.holder >= b.holder) continue;
      if (a.kind === 'exclusion' || a.kind === 'use') continue;
      if (a.kind === 'vehicle' && a.convoyId === b.convoyId) continue;
      const ofPlate = a.holder !== a.convoyId && b.holder !== b.convoyId;
      if (a.kind === 'vehicle' && ofPlate && ownId(a) === ownId(b)) continue;
      const since = a.from > b.from ? a.from : b.from;
      const ends = [endOf(past, a), endOf(past, b)];
      if (ends.some((end) => end !== null && end <= since)) continue;
      const { kind, key } = a;
      const id = [kind, key, a.holder, a.convoyId, b.holder, b.convoyId].join(' ');
      const known = conflicts.get(id);
      if (known && known.shown.since <= since) continue;
      const code = CODES[kind];
      const convoyIds = [...new Set([a.convoyId, b.convoyId])].sort();
      const shown = {
        ...{
          code,
          severity: severityOf(code),
          since,
          evidence: [],
          reports: 0,
          convoyIds,
          declarationRef: null,
        },
        vehicleIds: kind === 'vehicle' ? [key] : kind === 'carnet' ? [a.holder, b.holder] : handedOver(key),
        carnetNumber: kind === 'carnet' ? key : null,
      };
      conflicts.set(id, { kind, key, convoyIds, shown });
    }
  }
  const excluded = exclusionsAmong(past).map((shown) => {
    return { kind: 'exclusion' as const, key: '', convoyIds: shown.convoyIds, shown };
  });
  return [...conflicts.values(), ...excluded];
}

const CODES = {
  vehicle: 'vehicle-in-two-convoys',
  carnet: 'carnet-on-two-vehicles',
  handover: 'taken-over-otherwise',
} as const;

/** Of the vehicle that a claim names by a plate. */
function ownId({ holder }: Claim): string {
  return (JSON.parse(holder) as readonly string[])[1] ?? '';
}

function handedOver(key: string): readonly string[] {
  const [vehicleId] = JSON.parse(key) as readonly (string | null)[];
  return vehicleId ? [vehicleId] : [];
}

/** A carnet is on its vehicle for as long as that belongs to the convoy. */
function endOf(past: NaivePast, claim: Claim): string | null {
  const left = claim.kind === 'carnet' ? leftAt(past, claim) : null;
  const ends = [claim.until, left].filter((end) => end !== null).sort();
  return ends[0] ?? null;
}

function leftAt({ convoys }: NaivePast, { convoyId, holder }: Claim): string | null {
  const view = convoys.get(convoyId)?.view;
  const vehicle = view?.vehicles.find(({ vehicleId }) => vehicleId === holder);
  return (vehicle && (vehicle.memberships.at(-1)?.leftAt ?? view?.endedAt)) ?? null;
}

function holdersOf(past: NaivePast, carnetNumber: string): readonly object[] {
  const holders = new Map<
    string,
    { convoyId: string; vehicleId: string; from: string; until: string | null }
  >();
  const claims = past.claims
    .filter(({ kind, key }) => kind === 'carnet' && key === carnetNumber)
    .sort(
      (a, b) =>
        ascending(a.from, b.from) || ascending(a.convoyId, b.convoyId) || ascending(a.holder, b.holder),
    );
  for (const claim of claims) {
    const { convoyId, holder: vehicleId, from } = claim;
    const id = `${convoyId} ${vehicleId}`;
    const [known, end] = [holders.get(id), endOf(past, claim)];
    const until =
      known && (known.until === null || end === null ? null : known.until > end ? known.until : end);
    holders.set(id, { convoyId, vehicleId, from: known?.from ?? from, until: known ? (until ?? null) : end });
  }
  return [...holders.values()];
}

function unique(shown: readonly Shown[]): readonly Shown[] {
  return [...new Map(shown.map((one) => [JSON.stringify(Object.entries(one).sort()), one])).values()];
}
