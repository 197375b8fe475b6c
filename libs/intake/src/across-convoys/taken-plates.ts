import {
  ascending,
  correctionsIn,
  JudgedReports,
  type PlateChanged,
  type Recorded,
  type ReportRetracted,
  type ReportVouched,
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
  /** By the id that follows from the plate, then by convoy. */
  readonly #taken = new Map<string, Map<string, TakenPlate[]>>();
  readonly #reports = new Map<TakenPlate, Recorded>();
  /** By convoy, then by what they take back, or vouch for. */
  readonly #corrections = new Map<string, Map<string, Recorded[]>>();

  noteReport(convoyId: string, report: Recorded<PlateChanged>): void {
    const { data } = report.event;
    const [named] = data.vehicleIds;
    if (named === undefined) return;
    const taken = { convoyId, named, since: data.occurredAt, reportId: report.id };
    this.#reports.set(taken, report);
    this.note(vehicleIdOf(data.country, data.plate), taken);
  }

  note(id: string, taken: TakenPlate): void {
    add(this.#taken, id, taken.convoyId, taken);
  }

  noteRetraction(convoyId: string, retraction: Recorded<ReportRetracted>): void {
    add(this.#corrections, convoyId, retraction.event.data.retracts, retraction);
  }

  noteVouching(convoyId: string, vouching: Recorded<ReportVouched>): void {
    add(this.#corrections, convoyId, vouching.event.data.reportId, vouching);
  }

  /** Who took the plate of this id and did not have it taken back: each vehicle once, the first one first. */
  whoTook(id: string): readonly TakenPlate[] {
    const convoys = [...(this.#taken.get(id)?.keys() ?? [])];
    return convoys.flatMap((convoyId) => this.whoTookIn(convoyId, id)).sort(bySince);
  }

  /** The same among the vehicles of one convoy. */
  whoTookIn(convoyId: string, id: string): readonly TakenPlate[] {
    const taken = [...(this.#taken.get(id)?.get(convoyId) ?? [])].sort(bySince);
    const found = new Map<string, TakenPlate>();
    for (const one of taken) {
      if (!found.has(one.named) && this.#counts(one)) found.set(one.named, one);
    }
    return [...found.values()];
  }

  /** Looks at the corrections of the report, at those of them, and so on: at no other ones of the convoy. */
  #counts(taken: TakenPlate): boolean {
    const report = this.#reports.get(taken);
    if (!report) return true;
    const corrections = this.#corrections.get(taken.convoyId);
    const asked = new Set([report.id]);
    const found: Recorded[] = [];
    for (const id of asked) {
      for (const one of corrections?.get(id) ?? []) {
        found.push(one);
        asked.add(one.id);
      }
    }
    return new JudgedReports(correctionsIn(found)).judge(report)?.counts ?? true;
  }
}

function add<T>(all: Map<string, Map<string, T[]>>, first: string, second: string, one: T): void {
  const known = all.get(first) ?? new Map<string, T[]>();
  all.set(first, known);
  const list = known.get(second);
  if (list) list.push(one);
  else known.set(second, [one]);
}

function bySince(a: TakenPlate, b: TakenPlate): number {
  return ascending(a.since, b.since);
}
