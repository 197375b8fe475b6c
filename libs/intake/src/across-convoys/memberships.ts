import { type ConvoyDecision, type Moves, movesOf, normaliseCarnetNumber } from '#kafila/domain';

/** Where a vehicle is, and since when (RFC 3339 in UTC). */
export interface Elsewhere {
  readonly convoyId: string;
  readonly since: string;
}

interface Stay extends Elsewhere {
  /** Null while it lasts. */
  until: string | null;
}

interface KnownConvoy {
  readonly carnets: Set<string>;
  readonly vehicles: Set<string>;
  readonly everIn: Set<string>;
}

/**
 * Which vehicle is in which convoy, over all convoys: what the desk must know of the others before it adds a vehicle to
 * one. Made of decisions only, noted in the order in which the store kept them.
 */
export class Memberships {
  readonly #convoys = new Map<string, KnownConvoy>();
  readonly #stays = new Map<string, Stay[]>();

  exists(convoyId: string): boolean {
    return this.#convoys.has(convoyId);
  }

  /** Whether a vehicle is in the convoy, or ever was. */
  wasIn(convoyId: string, vehicleId: string): boolean {
    return this.#convoys.get(convoyId)?.everIn.has(vehicleId) ?? false;
  }

  /** Numbers of the carnets that vehicles of the convoy joined with, normalised. */
  carnetsOf(convoyId: string): readonly string[] {
    return [...(this.#convoys.get(convoyId)?.carnets ?? [])];
  }

  /** The other convoy that a vehicle is in at an instant. Where the desk tells of the past, later convoys do not count. */
  elsewhere(vehicleId: string, at: string, convoyId: string): Elsewhere | undefined {
    const stay = this.#stays
      .get(vehicleId)
      ?.find((one) => one.convoyId !== convoyId && one.since <= at && (one.until === null || at < one.until));
    return stay && { convoyId: stay.convoyId, since: stay.since };
  }

  note(convoyId: string, decision: ConvoyDecision): void {
    const { occurredAt } = decision.data;
    const { leave = [], join = [] } = movesOf(decision);
    const { vehicles } = this.#convoy(convoyId);
    this.#leave(convoyId, leave === 'all' ? vehicles : leave, occurredAt);
    for (const vehicle of join) this.#join(vehicle.convoyId ?? convoyId, vehicle, occurredAt);
  }

  #convoy(convoyId: string): KnownConvoy {
    const known = this.#convoys.get(convoyId);
    if (known) return known;
    const convoy = { carnets: new Set<string>(), vehicles: new Set<string>(), everIn: new Set<string>() };
    this.#convoys.set(convoyId, convoy);
    return convoy;
  }

  #join(
    convoyId: string,
    { vehicleId, carnetNumber }: NonNullable<Moves['join']>[number],
    since: string,
  ): void {
    const convoy = this.#convoy(convoyId);
    if (carnetNumber !== undefined) {
      convoy.carnets.add(normaliseCarnetNumber(carnetNumber) ?? carnetNumber);
    }
    if (convoy.vehicles.has(vehicleId)) return;
    convoy.vehicles.add(vehicleId);
    convoy.everIn.add(vehicleId);
    const stays = this.#stays.get(vehicleId) ?? [];
    stays.push({ convoyId, since, until: null });
    this.#stays.set(vehicleId, stays);
  }

  #leave(convoyId: string, vehicleIds: Iterable<string>, until: string): void {
    const { vehicles } = this.#convoy(convoyId);
    for (const vehicleId of [...vehicleIds]) {
      vehicles.delete(vehicleId);
      const stay = this.#stays
        .get(vehicleId)
        ?.findLast((one) => one.convoyId === convoyId && one.until === null);
      if (stay) stay.until = until;
    }
  }
}
