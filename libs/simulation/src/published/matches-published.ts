import { DAY, dayAt } from '../journey/local-time.js';
import { type Moment } from '../journey/moment.js';
import { type Scenario } from '../scenario/scenario.js';
import { type Itinerary } from './itinerary.js';
import { type PublishedTrip } from './published-trips.js';
import { type Script } from './scripts.js';
import { type TripConvoy } from './run-trip.js';

/**
 * Whether all trucks arrive, unload and leave borders on the published days, and return within the published time.
 */
export function matchesPublished(
  { scenario, convoys }: { readonly scenario: Scenario; readonly convoys: readonly TripConvoy[] },
  trip: PublishedTrip,
  itineraries: readonly Itinerary[],
  { left = [] }: Script,
): boolean {
  const { road, members } = scenario;
  const returns = new Map(convoys.map(({ convoyId, returnOf }) => [convoyId, returnOf]));
  const isOutward = ({ vehicleIds, at }: Moment): boolean =>
    returns.get(members.convoyAt(vehicleIds[0] ?? '', at)) === null;
  const moments = road.moments.filter(isOutward);
  const atEnd = ({ type, place }: Moment, end: string): boolean =>
    place === end && (type === 'CargoDelivered' || type === 'CheckpointPassed');
  const onTime = itineraries.every(({ destination, arrivalDay }) =>
    moments
      .filter((moment) => arrivalDay !== null && atEnd(moment, destination))
      .every(({ at }) => dayAt(destination, at) === arrivalDay),
  );
  const crossed = left.every(({ side, day }) =>
    moments
      .filter(({ type, place }) => type === 'BorderExited' && place === side)
      .every(({ at }) => dayAt(side, at) === day),
  );
  return onTime && crossed && isBackInTime(scenario, trip.return?.withinDays ?? null);
}

/** Whether each load of the return was delivered within so many days of its departure. */
function isBackInTime({ loads, routes }: Scenario, withinDays: number | null): boolean {
  if (withinDays === null) return true;
  const [first] = routes.keys();
  return loads
    .filter(({ convoyId }) => convoyId !== first)
    .every(({ departAt, end }) => (end?.deliveredAt ?? Infinity) - departAt <= withinDays * DAY);
}
