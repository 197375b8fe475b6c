import { utc } from '../journey/local-time.js';
import { type TrueMembership } from '../outcome/truth.js';

interface Membership {
  readonly vehicleId: string;
  readonly convoyId: string;
  readonly from: number;
  until: number;
  left: TrueMembership['left'];
}

/** Which vehicle belongs to which convoy, and when. Decisions of the desk take effect at once. */
export class Members {
  readonly #all: Membership[] = [];

  join(convoyId: string, vehicleIds: readonly string[], from: number): void {
    for (const vehicleId of vehicleIds)
      this.#all.push({ vehicleId, convoyId, from, until: Infinity, left: null });
  }

  leave(vehicleIds: readonly string[], at: number, how: NonNullable<TrueMembership['left']>): void {
    for (const membership of this.#all) {
      if (membership.until !== Infinity || !vehicleIds.includes(membership.vehicleId)) continue;
      membership.until = at;
      membership.left = how;
    }
  }

  /** Ends the open memberships of a convoy that is over, without anybody leaving it: its vehicles are free again. */
  free(convoyId: string, at: number): void {
    for (const membership of this.#all) {
      if (membership.convoyId === convoyId && membership.until === Infinity) membership.until = at;
    }
  }

  /** The convoy of a vehicle at a time; before it joined any, the one it joined first. @throws where it joined none */
  convoyAt(vehicleId: string, at: number): string {
    const own = this.#all.filter((membership) => membership.vehicleId === vehicleId);
    const there = own.findLast(({ from }) => from <= at) ?? own[0];
    if (!there) throw new Error(`${vehicleId} is in no convoy.`);
    return there.convoyId;
  }

  /** Ids of the vehicles that belong to a convoy at a time. */
  at(convoyId: string, at: number): readonly string[] {
    return this.#all
      .filter((one) => one.convoyId === convoyId && one.from <= at && at < one.until)
      .map(({ vehicleId }) => vehicleId);
  }

  /** Ids of the vehicles that stayed to the end of a convoy. */
  atTheEnd(convoyId: string): readonly string[] {
    return this.#all
      .filter((one) => one.convoyId === convoyId && one.left === null)
      .map(({ vehicleId }) => vehicleId);
  }

  /** When somebody left a convoy last; -Infinity where nobody did. */
  lastLeft(convoyId: string): number {
    const left = this.#all.filter((one) => one.convoyId === convoyId && one.left !== null);
    return Math.max(...left.map(({ until }) => until));
  }

  get vehicleIds(): readonly string[] {
    return [...new Set(this.#all.map(({ vehicleId }) => vehicleId))];
  }

  truthOf(vehicleId: string): readonly TrueMembership[] {
    return this.#all
      .filter((one) => one.vehicleId === vehicleId)
      .map(({ convoyId, from, until, left }) => ({
        convoyId,
        from: utc(from),
        until: left === null ? null : utc(until),
        left,
      }));
  }
}
