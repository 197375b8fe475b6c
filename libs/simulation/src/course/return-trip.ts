import { type Goods, type Money, type Route } from '#kafila/domain';
import { HOUR } from '../journey/local-time.js';
import { type Party } from '../journey/moment.js';
import { duration } from '../journey/road.js';
import { driveToTheEnd } from './legs.js';
import { type Departure, dispatch, plan } from './set-out.js';
import { type Loaded } from './vehicle-body.js';
import { loadOf, type Scenario } from '../scenario/scenario.js';

/** A return trip: a convoy of its own, with other cargo and other carnets. */
export interface ReturnTrip extends Pick<
  Departure,
  'convoyId' | 'route' | 'regime' | 'legRegimes' | 'permits' | 'note' | 'dispatchNote'
> {
  readonly cargoOf: (vehicleId: string) => {
    readonly goods: readonly Goods[];
    readonly value: Money;
    readonly carnetNumber?: string;
  };
  readonly mark?: Pick<Loaded, 'note' | 'synthetic'>;
}

/** The vehicles that came to the end of a convoy drive back, after the desk has completed it and they have new loads. */
export function makeReturnTrip(
  scenario: Scenario,
  outward: string,
  arrived: readonly Party[],
  { cargoOf, mark = {}, ...back }: ReturnTrip,
): readonly Party[] {
  const { road, completions, members, plates } = scenario;
  const vehicleIds = arrived.flatMap((party) => party.vehicleIds);
  const emptyAt = Math.max(
    ...arrived.flatMap(({ vehicleIds: ids, at }) =>
      ids.map((id) => loadOf(scenario, id, at).end?.deliveredAt ?? at),
    ),
  );
  const closedAt = Math.max(emptyAt, members.lastLeft(outward)) + 2 * HOUR;
  completions.push({ convoyId: outward, at: closedAt });
  members.free(outward, closedAt);
  const departAt = closedAt + duration(road.dice, road.driving.turnaroundHours, 0.3, 9 * HOUR);
  const route: Route = back.route;
  const departure: Departure = {
    ...back,
    returnOf: outward,
    departAt,
    plannedFrom: closedAt + HOUR,
    vehicles: vehicleIds.map((vehicleId): Loaded => {
      const { plate = '', country = 'PK' } = plates.get(vehicleId) ?? {};
      const { container } = loadOf(scenario, vehicleId, closedAt);
      return { plate, country, container, destination: route.at(-1) ?? '', ...cargoOf(vehicleId), ...mark };
    }),
  };
  const party = plan(scenario, departure);
  dispatch(scenario, departure, party);
  completions.push({ convoyId: back.convoyId });
  return driveToTheEnd(scenario, [party]);
}
