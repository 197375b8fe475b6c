import {
  type PlateChanged,
  type Recorded,
  type ReportRetracted,
  standingRetractions,
  vehicleIdOf,
} from '#kafila/domain';

/** That a vehicle took a plate on the way. */
export interface TakenPlate {
  readonly convoyId: string;
  /** The vehicle as it was named: by its own id, or by that of a plate that it had taken before. */
  readonly named: string;
  /** RFC 3339 in UTC. */
  readonly since: string;
  /** Null where the desk says it: the vehicle came under this plate from another convoy. */
  readonly reportId: string | null;
}

/** Which vehicles took which plates, over all convoys, as field units tell it, in whatever order they do. */
export class TakenPlates {
  /** By the id that follows from the plate. */
  readonly #taken = new Map<string, TakenPlate[]>();
  readonly #retractions = new Map<string, Recorded<ReportRetracted>[]>();

  noteReport(convoyId: string, { id: reportId, event: { data } }: Recorded<PlateChanged>): void {
    const [named] = data.vehicleIds;
    if (named === undefined) return;
    this.note(vehicleIdOf(data.country, data.plate), { convoyId, named, since: data.occurredAt, reportId });
  }

  note(id: string, taken: TakenPlate): void {
    const known = this.#taken.get(id);
    if (known) known.push(taken);
    else this.#taken.set(id, [taken]);
  }

  noteRetraction(convoyId: string, retraction: Recorded<ReportRetracted>): void {
    const known = this.#retractions.get(convoyId);
    if (known) known.push(retraction);
    else this.#retractions.set(convoyId, [retraction]);
  }

  /** Who took the plate of this id and did not have it taken back, the first one first. */
  whoTook(id: string): readonly TakenPlate[] {
    const standing = (this.#taken.get(id) ?? []).filter((taken) => !this.#isTakenBack(taken));
    return standing.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  }

  #isTakenBack({ convoyId, reportId }: TakenPlate): boolean {
    if (reportId === null) return false;
    return standingRetractions(this.#retractions.get(convoyId) ?? []).has(reportId);
  }
}
