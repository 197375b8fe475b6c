import { legBetween } from '../../geography/route.js';
import { hoursBetween } from '../../time/instant.js';
import { type Alert, raise, type WatchedConvoy, type WatchedVehicle } from './alert.js';
import {
  ALERTS,
  SILENCE_MARGIN_HOURS,
  SILENCE_WHILE_WAITING_HOURS,
  USUAL_SILENCE_HOURS,
} from './alert-catalogue.js';
import { instantAfter } from '../../time/hours.js';
import { guessedRange, type UsualTimes } from '../usual-times/usual-times.js';
import { waitOf } from './waits.js';

type Convoy = WatchedConvoy['convoy'];

/** Of one vehicle on the road. That it is behind its plan it shares with others: `findingBehindPlan`. */
export function roadAlertsOf(
  convoy: Convoy,
  vehicle: WatchedVehicle,
  now: string,
  usual: UsualTimes,
): readonly Alert[] {
  const wait = waitOf(convoy, vehicle);
  const ids = [vehicle.vehicleId];
  const waiting = wait ? [raise('waiting', wait.since, ids, wait.reason, wait.evidence)] : [];
  const alerts = [stuck(vehicle, now, usual), silent(convoy, vehicle, now, usual, wait !== undefined)].filter(
    (alert) => alert !== undefined,
  );
  return [...waiting, ...alerts.filter(({ code }) => !wait || !ALERTS[code].quietWhileWaiting)];
}

function sideOf({ passages, lastPlace }: WatchedVehicle): WatchedVehicle['passages'][number] | undefined {
  const passage = passages.at(-1);
  return passage?.place === lastPlace && passage.exitedAt === null ? passage : undefined;
}

function stuck(vehicle: WatchedVehicle, now: string, usual: UsualTimes): Alert | undefined {
  const side = sideOf(vehicle);
  const from = side?.arrivedAt ?? side?.enteredAt ?? null;
  if (!side || from === null) return undefined;
  const { place, direction, evidence } = side;
  const p90 = usual.sideHours(place, direction)?.p90;
  if (p90 === undefined || hoursBetween(from, now) <= p90) return undefined;
  const reason = `At ${place} (${direction}) for longer than the ${p90.toFixed(1)} h within which nine of ten leave it.`;
  return raise('stuck-at-border', instantAfter(from, p90), [vehicle.vehicleId], reason, evidence);
}

function silent(
  convoy: Convoy,
  vehicle: WatchedVehicle,
  now: string,
  usual: UsualTimes,
  waiting: boolean,
): Alert | undefined {
  const lastReportAt = vehicle.lastSeenAt ?? convoy.dispatchedAt;
  if (lastReportAt === null) return undefined;
  const hours = waiting
    ? SILENCE_WHILE_WAITING_HOURS
    : usualSilence(convoy, vehicle, usual) + SILENCE_MARGIN_HOURS;
  if (hoursBetween(lastReportAt, now) <= hours) return undefined;
  const where =
    vehicle.lastPlace === null ? 'since the dispatch' : `since it was seen at ${vehicle.lastPlace}`;
  const reason = `No report ${where} for longer than ${hours.toFixed(1)} h.`;
  return raise('silent', instantAfter(lastReportAt, hours), [vehicle.vehicleId], reason, []);
}

/** Hours within which nine of ten vehicles report again from the place where it was last seen. */
function usualSilence({ route }: Convoy, vehicle: WatchedVehicle, usual: UsualTimes): number {
  const side = sideOf(vehicle);
  if (side) {
    const measured = usual.sideHours(side.place, side.direction) ?? usual.usualSideHours;
    return measured?.p90 ?? USUAL_SILENCE_HOURS;
  }
  const from = vehicle.lastPlace ?? route[0];
  const to = vehicle.lastPlace === null ? route[1] : vehicle.nextPlace;
  if (from === undefined || to === undefined || to === null) return USUAL_SILENCE_HOURS;
  const measured = usual.legHours(from, to);
  if (measured) return measured.p90 + (usual.stayHours?.(from)?.p90 ?? 0);
  const { distanceKm, mode } = legBetween(from, to);
  // Nobody reports from a ship, and it may lie at anchor for days.
  if (mode !== undefined) return SILENCE_WHILE_WAITING_HOURS - SILENCE_MARGIN_HOURS;
  const { usualKmh } = usual;
  if (usualKmh === undefined || usualKmh <= 0) return USUAL_SILENCE_HOURS;
  return guessedRange(distanceKm / usualKmh).p90;
}
