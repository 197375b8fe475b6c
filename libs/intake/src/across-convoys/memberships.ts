import { type ConvoyDecision, type Moves, movesOf, normaliseCarnetNumber } from '#kafila/domain';
import { TakenPlates } from './taken-plates.js';

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
 * one. Made of decisions, noted in the order in which the store kept them, and of the plates that vehicles took.
 */
export class Memberships {
  readonly #convoys = new Map<string, KnownConvoy>();
  readonly #stays = new Map<string, Stay[]>();
  readonly plates = new TakenPlates();

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

  /**
   * The other convoy that a vehicle is in at an instant, by its id or by that of a plate which it took by then. Where the desk
   * tells of the past, later convoys do not count.
   */
  elsewhere(vehicleId: string, at: string, convoyId: string): Elsewhere | undefined {
    const stay = this.#stayAt(vehicleId, at, (one) => one !== convoyId);
    return stay ? { convoyId: stay.convoyId, since: stay.since } : this.#underPlate(vehicleId, at, convoyId);
  }

  #underPlate(id: string, at: string, convoyId: string): Elsewhere | undefined {
    // Whoever was asked for leads nowhere a second time.
    const asked = new Set<string>();
    for (const { convoyId: other, named, since } of this.plates.whoTook(id)) {
      // The plate of another vehicle of that convoy: one of the reports names the wrong one.
      if (other === convoyId || since > at || this.wasIn(other, id)) continue;
      const vehicleId = this.#ownId(other, named, asked);
      const stay = vehicleId === undefined ? undefined : this.#stayAt(vehicleId, at, (one) => one === other);
      if (stay) return { convoyId: other, since: stay.since > since ? stay.since : since };
    }
    return undefined;
  }

  /**
   * The own id of a vehicle of a convoy that is named by it, or by a plate that it had taken.
   *
   * @param asked is added to: who is in it is not looked for
   */
  #ownId(convoyId: string, named: string, asked: Set<string>): string | undefined {
    let name: string | undefined = named;
    while (name !== undefined && !asked.has(`${convoyId}\n${name}`)) {
      if (this.wasIn(convoyId, name)) return name;
      asked.add(`${convoyId}\n${name}`);
      name = this.plates.whoTookIn(convoyId, name)[0]?.named;
    }
    return undefined;
  }

  #stayAt(vehicleId: string, at: string, isWanted: (convoyId: string) => boolean): Stay | undefined {
    return this.#stays
      .get(vehicleId)
      ?.find((one) => isWanted(one.convoyId) && one.since <= at && (one.until === null || at < one.until));
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
    { vehicleId, carnetNumber, alsoKnownAs = [] }: NonNullable<Moves['join']>[number],
    since: string,
  ): void {
    const convoy = this.#convoy(convoyId);
    for (const id of alsoKnownAs) this.plates.note(id, { convoyId, named: vehicleId, since, reportId: null });
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
