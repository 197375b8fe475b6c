import { utc } from '../journey/local-time.js';
import { type FactType, type Moment, type MomentOf } from '../journey/moment.js';
import { type TrueHalt, type TruePassage } from '../outcome/truth.js';
import { detailsOf, of } from './moments.js';

/** Convoy and report of a moment of one vehicle. */
export interface OfVehicle {
  readonly convoyAt: (at: number) => string;
  readonly reportedBy: (moment: Moment) => string | null;
}

/** A vehicle is at one side at a time, so its arrivals, entries and exits pair off in order. */
export function passagesOf(
  moments: readonly Moment[],
  { convoyAt, reportedBy }: OfVehicle,
): readonly TruePassage[] {
  const entries = of('BorderEntered', moments);
  const exits = of('BorderExited', moments);
  const by = (moment: MomentOf<FactType>): string | null => reportedBy(moment as Moment);
  return of('BorderArrived', moments).flatMap((arrived, i) => {
    const [entered, exited] = [entries[i], exits[i]];
    if (!entered || !exited || arrived.place === undefined || arrived.direction === undefined) return [];
    return {
      convoyId: convoyAt(arrived.at),
      place: arrived.place,
      direction: arrived.direction,
      arrivedAt: utc(arrived.at),
      enteredAt: utc(entered.at),
      exitedAt: utc(exited.at),
      reportedBy: { arrivedAt: by(arrived), enteredAt: by(entered), exitedAt: by(exited) },
    };
  });
}

/** A vehicle halts once at a time; the last halt may have no end. */
export function haltsOf(
  moments: readonly Moment[],
  { convoyAt, reportedBy }: OfVehicle,
): readonly TrueHalt[] {
  const resumed = of('VehiclesResumed', moments);
  return of('VehiclesHalted', moments).map((begin, i) => {
    const end = resumed[i];
    return {
      convoyId: convoyAt(begin.at),
      haltedAt: utc(begin.at),
      resumedAt: end ? utc(end.at) : null,
      place: begin.place ?? null,
      reason: detailsOf(begin).reason ?? '',
      reportedBy: {
        haltedAt: reportedBy(begin),
        resumedAt: end ? reportedBy(end) : null,
      },
    };
  });
}
