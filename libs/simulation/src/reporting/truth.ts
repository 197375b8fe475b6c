import { utc } from '../journey/local-time.js';
import { type Moment } from '../journey/moment.js';
import { type TrueHalt, type TruePassage, type Truth, type VehicleTruth } from '../simulated-convoy.js';
import { type Told } from './observe.js';

/** The truth of each vehicle, with the reports that tell it. */
export function truthOf(moments: readonly Moment[], vehicleIds: readonly string[], told: Told): Truth {
  return {
    vehicles: vehicleIds.map((vehicleId) =>
      vehicleTruth(
        vehicleId,
        moments.filter((moment) => moment.vehicleIds.includes(vehicleId)),
        told,
      ),
    ),
  };
}

function vehicleTruth(vehicleId: string, moments: readonly Moment[], told: Told): VehicleTruth {
  const of = (type: Moment['type']): Moment[] => moments.filter((moment) => moment.type === type);
  const reportedBy = (moment: Moment): string | null => told(moment, vehicleId);
  const atPlace = (moment: Moment): VehicleTruth['visits'][number] => ({
    place: moment.place ?? '',
    at: utc(moment.at),
    reportedBy: reportedBy(moment),
  });
  const deliveries = of('CargoDelivered').map(atPlace);
  return {
    vehicleId,
    visits: of('CheckpointPassed').map(atPlace),
    passages: passagesOf(of('BorderArrived'), of('BorderEntered'), of('BorderExited'), reportedBy),
    halts: haltsOf(of('VehiclesHalted'), of('VehiclesResumed'), reportedBy),
    fixes: of('PositionReported').map((moment) => ({
      position: moment.position ?? { lat: 0, lon: 0 },
      at: utc(moment.at),
      reportedBy: reportedBy(moment),
    })),
    deliveries,
    deliveredAt: deliveries.at(-1)?.at ?? '',
  };
}

type ReportedBy = (moment: Moment) => string | null;

/** A vehicle is at one side at a time, so its arrivals, entries and exits pair off in order. */
function passagesOf(
  arrivals: readonly Moment[],
  entries: readonly Moment[],
  exits: readonly Moment[],
  reportedBy: ReportedBy,
): TruePassage[] {
  return arrivals.flatMap((arrived, i) => {
    const [entered, exited] = [entries[i], exits[i]];
    if (!entered || !exited || arrived.place === undefined || arrived.direction === undefined) return [];
    return {
      place: arrived.place,
      direction: arrived.direction,
      arrivedAt: utc(arrived.at),
      enteredAt: utc(entered.at),
      exitedAt: utc(exited.at),
      reportedBy: {
        arrivedAt: reportedBy(arrived),
        enteredAt: reportedBy(entered),
        exitedAt: reportedBy(exited),
      },
    };
  });
}

function haltsOf(halted: readonly Moment[], resumed: readonly Moment[], reportedBy: ReportedBy): TrueHalt[] {
  return halted.flatMap((begin, i) => {
    const end = resumed[i];
    if (!end) return [];
    return {
      haltedAt: utc(begin.at),
      resumedAt: utc(end.at),
      place: begin.place ?? null,
      reason: begin.reason ?? '',
      reportedBy: { haltedAt: reportedBy(begin), resumedAt: reportedBy(end) },
    };
  });
}
