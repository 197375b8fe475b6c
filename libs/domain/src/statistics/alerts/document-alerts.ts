import { isClearlyLater } from '../../carnet/acts/same-act.js';
import { unpaidClaims } from '../../carnet/liability/settled-claims.js';
import { daysBetween } from '../../time/calendar-day.js';
import { type Permit } from '../../convoy/events/vehicle.js';
import { placeOf } from '../../geography/geography.js';
import { type Alert, raise, type WatchedCarnet, type WatchedConvoy, type WatchedVehicle } from './alert.js';
import { DOCUMENT_NEAR_DAYS } from './alert-catalogue.js';
import { instantAfter } from '../../time/hours.js';
import { whereaboutsOf } from '../forecast/whereabouts.js';

/** Permits that end soon, of the country where it is and of those ahead. The day is that of UTC: near enough. */
export function permitAlertsOf(
  convoy: WatchedConvoy['convoy'],
  vehicle: WatchedVehicle,
  now: string,
): readonly Alert[] {
  const whereabouts = whereaboutsOf(convoy, vehicle, now);
  const ahead = convoy.route.slice(whereabouts?.routeIndex ?? 0);
  const countries = new Set(ahead.map((place) => placeOf(place).country));
  return vehicle.permits
    .filter((permit) => countries.has(permit.issuedBy) && isNear(permit.validTo, now))
    .filter((permit) => !vehicle.permits.some((other) => goesOn(permit, other)))
    .map(({ type, number, issuedBy, validTo }) => {
      const ends = hasPassed(validTo, now) ? 'ended' : 'ends';
      const reason = `Permit ${type} ${number} of ${issuedBy} ${ends} on ${validTo}.`;
      return raise('permit-ending', nearSince(validTo), [vehicle.vehicleId], reason, []);
    });
}

/** A carnet that was not accepted yet, and may be accepted only for some days more (TIR art. 9). */
export function carnetAlertsOf(carnet: WatchedCarnet, now: string): readonly Alert[] {
  const { issued, acceptances, vehicleId, returnedAt } = carnet;
  if (!issued || acceptances.length > 0 || returnedAt !== null) return [];
  const { carnetNumber, lastValidDate } = issued;
  if (!isNear(lastValidDate, now)) return [];
  const reason = hasPassed(lastValidDate, now)
    ? `Carnet ${carnetNumber} was not accepted by ${lastValidDate}, its last valid date.`
    : `Carnet ${carnetNumber} has to be accepted at departure by ${lastValidDate}.`;
  const vehicleIds = vehicleId === null ? [] : [vehicleId];
  return [raise('carnet-acceptance-due', nearSince(lastValidDate), vehicleIds, reason, [])];
}

/** Operations that are still under way though their time limit has passed (TIR art. 20, 39). */
export function timeLimitAlertsOf(carnet: WatchedCarnet, now: string): readonly Alert[] {
  if (carnet.returnedAt !== null) return [];
  const vehicleIds = carnet.vehicleId === null ? [] : [carnet.vehicleId];
  return carnet.operations.flatMap((operation) => {
    const { timeLimit, startOffice, terminatedAt, terminationInferred, evidence } = operation;
    if (timeLimit === null || terminatedAt !== null || terminationInferred) return [];
    if (!isClearlyLater(now, timeLimit)) return [];
    const reason = `Carnet ${carnet.carnetNumber ?? 'unknown'} was to be presented by ${timeLimit}, the time limit set at ${startOffice ?? 'its start'}, and no termination is reported.`;
    return [raise('tir-time-limit-passed', timeLimit, vehicleIds, reason, evidence)];
  });
}

/** Claims of customs that their association has not paid in three months (TIR art. 11). They come long after the journey. */
export function claimAlertsOf(carnet: WatchedCarnet, now: string): readonly Alert[] {
  const vehicleIds = carnet.vehicleId === null ? [] : [carnet.vehicleId];
  return unpaidClaims(carnet.liability.paymentClaims).flatMap(({ country, amount, day, payBy, evidence }) => {
    if (!hasPassed(payBy, now)) return [];
    const reason = `Customs of ${country} claimed ${amount.amount} ${amount.currency} under carnet ${carnet.carnetNumber ?? 'unknown'} on ${day}, to be paid by ${payBy}, and nothing tells that it is paid in full or withdrawn.`;
    return [raise('claim-unpaid', instantAfter(startOf(payBy), 24), vehicleIds, reason, evidence)];
  });
}

function goesOn(permit: Permit, other: Permit): boolean {
  return (
    other.issuedBy === permit.issuedBy &&
    daysBetween(permit.validTo, other.validFrom) <= 1 &&
    other.validTo > permit.validTo
  );
}

function isNear(lastDay: string, now: string): boolean {
  return daysBetween(dayOf(now), lastDay) <= DOCUMENT_NEAR_DAYS;
}

function hasPassed(lastDay: string, now: string): boolean {
  return lastDay < dayOf(now);
}

function nearSince(lastDay: string): string {
  return instantAfter(startOf(lastDay), -DOCUMENT_NEAR_DAYS * 24);
}

function startOf(day: string): string {
  return `${day}T00:00:00.000Z`;
}

function dayOf(instant: string): string {
  return instant.slice(0, '2026-03-01'.length);
}
