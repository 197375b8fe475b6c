import { sealsTold } from '../../irregularity/conditions.js';
import { type Claim, type Explanation } from '../../irregularity/irregularity.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type Membership, type VehicleState } from '../state/vehicle.state.js';
import { takeEffect } from '../fold/with-decision.js';

type Stretch = Pick<Claim, 'from' | 'until'>;

/**
 * What a convoy has for itself: its vehicles while they belong to it, and the carnets of their loads while they carry
 * them. Two convoys that claim one vehicle, and two vehicles that claim one carnet, contradict each other; only rows
 * joined show it. `convoyId` is its own: its state does not have it.
 */
export function claimsOf(folded: ConvoyState, convoyId: string): readonly Claim[] {
  const state = takeEffect(folded, null);
  const ofVehicles = [...state.vehicles.values()].flatMap((vehicle) => {
    const { vehicleId } = vehicle;
    const belonging = vehicle.memberships.map((membership) => stretchOf(membership, state.endedAt));
    // By each plate from when it took it: elsewhere it may have joined under any of them.
    const names = [{ vehicleId, since: '' }, ...vehicle.alsoKnownAs];
    return [
      ...names.flatMap(({ vehicleId: key, since: from }) =>
        belonging.flatMap((stretch) => {
          const isOwn = key === vehicleId;
          const both = isOwn ? stretch : overlap(stretch, { from, until: null });
          const holder = isOwn ? convoyId : JSON.stringify([convoyId, vehicleId]);
          return both ? [{ kind: 'vehicle' as const, key, holder, convoyId, ...both }] : [];
        }),
      ),
      ...carnetsOf(vehicle).flatMap(({ carnetNumber, ...carried }) =>
        belonging.flatMap((stretch) => {
          const both = overlap(stretch, carried);
          return both
            ? [{ kind: 'carnet' as const, key: carnetNumber, holder: vehicleId, convoyId, ...both }]
            : [];
        }),
      ),
    ];
  });
  return [...ofVehicles, ...handoversOf(state, convoyId)];
}

/** The own id of the vehicle that a convoy claims, by whatever plate. */
export function vehicleOfClaim({
  key,
  holder,
  convoyId,
}: Pick<Claim, 'key' | 'holder' | 'convoyId'>): string {
  if (holder === convoyId) return key;
  const [, vehicleId] = JSON.parse(holder) as readonly [string, string];
  return vehicleId;
}

/** What was handed over, as the convoy that gave it knows it and as the one that took it does. */
function handoversOf({ handovers }: ConvoyState, convoyId: string): readonly Claim[] {
  return handovers.map(({ vehicleId, from, to, at, what: holder }) => {
    const key = JSON.stringify([vehicleId, from ?? convoyId, to ?? convoyId, at]);
    return { kind: 'handover', key, holder, convoyId, from: at, until: null };
  });
}

/** What the seals of a convoy explain on the carnets of their loads: which were put on, and when. */
export function explanationsOf(folded: ConvoyState): readonly Explanation[] {
  const state = takeEffect(folded, null);
  return [...state.vehicles.values()].flatMap((vehicle) => {
    const carried = carnetsOf(vehicle);
    return vehicle.seals.flatMap(({ what, at, seals }) => {
      if (what !== 'affixed' && what !== 'replaced') return [];
      const load = carried.find(({ from, until }) => from <= at && (until === null || at < until));
      return load ? [{ of: sealsTold('convoy', load.carnetNumber, seals), at }] : [];
    });
  });
}

function stretchOf({ joinedAt, leftAt }: Membership, endedAt: string | null): Stretch {
  return { from: joinedAt, until: leftAt ?? endedAt };
}

/** The carnets that a vehicle carried, and from when to when: trans-shipments take them from it, or bring them. */
function carnetsOf({
  vehicleId,
  load,
  description,
  transshipments,
}: VehicleState): readonly (Stretch & { readonly carnetNumber: string })[] {
  const carried: (Stretch & { readonly carnetNumber: string })[] = [];
  const moves = transshipments.filter((move) => move.carnetNumber !== null);
  const first = moves[0];
  const before = first?.from === vehicleId ? first.carnetNumber : null;
  let carnetNumber = description.carnetNumber ?? (first ? before : load.carnetNumber);
  let from = '';
  for (const move of moves) {
    if (move.to === vehicleId && carnetNumber === null) {
      carnetNumber = move.carnetNumber;
      from = move.at;
    }
    if (move.from !== vehicleId || move.partial || carnetNumber === null) continue;
    carried.push({ carnetNumber, from, until: move.at });
    carnetNumber = null;
  }
  return carnetNumber === null ? carried : [...carried, { carnetNumber, from, until: null }];
}

/** What two stretches have in common; undefined where they only meet, or do not. */
function overlap(one: Stretch, other: Stretch): Stretch | undefined {
  const from = one.from > other.from ? one.from : other.from;
  const ends = [one.until, other.until].filter((until) => until !== null).sort();
  const until = ends[0] ?? null;
  return until !== null && until <= from ? undefined : { from, until };
}
