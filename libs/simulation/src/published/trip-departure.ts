import { type Goods } from '#kafila/domain';
import { carnetNumberOf, containerOf } from '../fleet/numbers.js';
import { plateOf } from '../fleet/plates.js';
import { dollars } from '../fleet/money.js';
import { type Departure } from '../course/set-out.js';
import { type Scenario } from '../scenario/scenario.js';
import { type Loaded } from '../course/vehicle-body.js';
import { type Itinerary } from './itinerary.js';
import { tripNote } from './notes.js';
import { type PublishedTrip } from './published-trips.js';
import { type Script } from './scripts.js';

/** The departure of a trip: what was published of it, and what had to be made up. */
export function departureOf(
  scenario: Scenario,
  trip: PublishedTrip,
  script: Script,
  itineraries: readonly Itinerary[],
): Departure {
  const [first] = itineraries;
  if (!first) throw new Error(`Published trip ${trip.id} has no destination.`);
  const { route, corridorId } = first;
  const day =
    trip.departed === null
      ? `Day and hour of departure are synthetic; announced ${trip.announced ?? 'at an unknown time'}.`
      : `The day of departure is published: ${trip.departed}. The hour is synthetic.`;
  const permits = permitsOf(trip.regime);
  return {
    convoyId: trip.id,
    route,
    ...(corridorId === undefined ? {} : { corridorId }),
    regime: trip.regime,
    vehicles: itineraries.flatMap((itinerary, i) => vehiclesOf(scenario, trip, script, itinerary, i)),
    departAt: Date.parse(script.departAt),
    ...(permits ? { permits } : {}),
    note: tripNote(trip, itineraries),
    dispatchNote: day,
  };
}

function vehiclesOf(
  scenario: Scenario,
  trip: PublishedTrip,
  script: Script,
  { destination, route }: Itinerary,
  index: number,
): readonly Loaded[] {
  const published = trip.destinations[index]?.trucks ?? null;
  const count = published ?? script.trucks[index] ?? 1;
  const cargo = trip.cargo.length > 0 ? ' The cargo is published for the convoy as a whole.' : '';
  const number = published === null ? ' How many trucks went there is synthetic too.' : '';
  return Array.from({ length: count }, (): Loaded => ({
    plate: plateOf('PK', scenario.numbers()),
    country: 'PK',
    container: containerOf('NLCU', scenario.road.dice.whole(0, 999_999)),
    destination,
    route,
    ...cargoOf(scenario, trip.cargo, trip),
    synthetic: true,
    note: `Plate, container, carnet and value synthetic: never published.${number}${cargo}`,
  }));
}

/** The published cargo, with a synthetic value and carnet number. */
export function cargoOf(
  { numbers, road }: Scenario,
  cargo: readonly string[],
  { regime }: PublishedTrip,
): Pick<Loaded, 'goods' | 'value' | 'carnetNumber'> {
  const goods = cargo.map((description): Goods => ({ description }));
  return {
    goods,
    value: dollars(road.dice.whole(12, 45) * 1000),
    ...(regime.startsWith('TIR') ? { carnetNumber: carnetNumberOf(numbers()) } : {}),
  };
}

function permitsOf(regime: string): Departure['permits'] {
  if (regime.includes('QTTA')) return { type: 'QTTA', countries: ['CN', 'KG', 'KZ'] };
  return regime.includes('PK-KZ') ? { type: 'PK-KZ-BILATERAL', countries: ['KZ'] } : undefined;
}
