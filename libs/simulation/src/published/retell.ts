import { type Goods, vehicleIdOf } from '#kafila/domain';
import { dice } from '../chance/dice.js';
import { convoyOn, type Papers } from '../convoy.js';
import { plateOf } from '../fleet/plates.js';
import { dayAt } from '../journey/local-time.js';
import { type Journey, type Moment, type Traveller } from '../journey/moment.js';
import { travel } from '../journey/travel.js';
import { MOST_VEHICLES, parametersWith } from '../parameters/parameters.js';
import { type SimulatedConvoy, type VehicleBody } from '../simulated-convoy.js';
import { forkOf, itinerariesOf, type Itinerary } from './itinerary.js';
import { NEVER_PUBLISHED, publishedFacts, type PublishedFact, remarkOn, tripNote } from './notes.js';
import { type PublishedTrip, publishedTrips } from './published-trips.js';
import { type Script, SCRIPTS } from './scripts.js';

/** A published trip, told as a convoy would have told it: synthetic wherever nothing was published. */
export interface RetoldConvoy extends SimulatedConvoy {
  readonly tripId: string;
  readonly destination: string;
  /** What of it was published; all else is synthetic and marked so in decisions and reports. */
  readonly published: readonly PublishedFact[];
}

const MOST_ATTEMPTS = 5_000;
const FOR_ROAD = 1;
const FOR_REPORTS = 2;
/** Plates of retold trips; no simulation with a small seed uses them. */
const FIRST_PLATE = 3_700_000;

/**
 * Tells a published trip: one convoy for each of its destinations, because a convoy has one route. Of the worlds that
 * chance gives, it is the first that fits the published days.
 *
 * @throws where no world fits
 */
export function retell(trip: PublishedTrip): readonly RetoldConvoy[] {
  const script = SCRIPTS[trip.id];
  if (!script) throw new Error(`Nobody has made up what was not published of ${trip.id}.`);
  const itineraries = itinerariesOf(trip, script.departAt.slice(0, 10));
  const parts = itineraries.map((itinerary, i) => ({ itinerary, vehicles: vehiclesOf(trip, script, i) }));
  const travellers = parts.flatMap(({ itinerary: { route }, vehicles }) =>
    vehicles.map(({ country, plate }): Traveller => ({ vehicleId: vehicleIdOf(country, plate), route })),
  );
  const { journey, seed } = firstThatFits(trip, script, itineraries, travellers);
  const { reporting } = parametersWith({ reporting: { loss: lossInTheNews } });

  return parts.map(({ itinerary, vehicles }, i) => {
    const papers = papersOf(trip, script, itineraries, i, vehicles);
    const convoy = convoyOn(papers, journey, reporting, dice(seed, pathOf(trip, i), FOR_REPORTS));
    return {
      ...convoy,
      tripId: trip.id,
      destination: itinerary.destination,
      published: publishedFacts(trip, itinerary),
    };
  });
}

/** Each convoy of each trip has a stream of chance of its own. */
function pathOf(trip: PublishedTrip, destination: number): number {
  return publishedTrips.indexOf(trip) * 16 + destination;
}

/** Deliveries of these trips made the news: none of them went unreported. */
const lossInTheNews = { ...parametersWith().reporting.loss, CargoDelivered: 0 };

function firstThatFits(
  trip: PublishedTrip,
  script: Script,
  itineraries: readonly Itinerary[],
  travellers: readonly Traveller[],
): { journey: Journey; seed: number } {
  const parameters = parametersWith(script.parameters);
  for (let seed = 0; seed < MOST_ATTEMPTS; seed++) {
    const journey = travel(
      travellers,
      Date.parse(script.departAt),
      dice(seed, pathOf(trip, 0), FOR_ROAD),
      parameters,
    );
    if (fits(journey, itineraries, script)) return { journey, seed };
  }
  throw new Error(`No world in ${MOST_ATTEMPTS} fits what was published of ${trip.id}.`);
}

/** Whether all trucks arrive and unload on the published day, and leave borders on theirs. */
function fits({ moments }: Journey, itineraries: readonly Itinerary[], { left = [] }: Script): boolean {
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
  return onTime && crossed;
}

function vehiclesOf(trip: PublishedTrip, script: Script, destination: number): readonly VehicleBody[] {
  const { trucks, place } = trip.destinations[destination] ?? { trucks: null, place: '' };
  const count = trucks ?? script.trucks[destination] ?? 1;
  const goods: readonly Goods[] = trip.cargo.map((description) => ({ description }));
  const cargo = goods.length > 0 ? ' The cargo is published for the convoy as a whole.' : '';
  const number = trucks === null ? ' How many trucks went there is synthetic too.' : '';
  return Array.from({ length: count }, (_, i) => ({
    plate: plateOf('PK', FIRST_PLATE + pathOf(trip, destination) * MOST_VEHICLES + i),
    country: 'PK',
    destination: place,
    ...(goods.length > 0 ? { goods } : {}),
    synthetic: true,
    note: `${NEVER_PUBLISHED.replace('Synthetic', 'Plate synthetic')}${number}${cargo}`,
  }));
}

function papersOf(
  trip: PublishedTrip,
  script: Script,
  itineraries: readonly Itinerary[],
  index: number,
  vehicles: readonly VehicleBody[],
): Papers {
  const itinerary = itineraries[index];
  if (!itinerary) throw new Error(`Published trip ${trip.id} has no destination ${index}.`);
  const { route, corridorId } = itinerary;
  const companions = itineraries
    .filter((other) => other !== itinerary)
    .map(
      (other) =>
        `Travelled as one convoy with ${convoyIdOf(trip, other)} as far as ${forkOf(route, other.route)}, where the two parted.`,
    );
  const day =
    trip.departed === null
      ? `Day and hour of departure are synthetic; announced ${trip.announced ?? 'at an unknown time'}.`
      : `The day of departure is published: ${trip.departed}. The hour is synthetic.`;
  return {
    convoyId: convoyIdOf(trip, itinerary),
    route,
    ...(corridorId === undefined ? {} : { corridorId }),
    regime: trip.regime,
    vehicles,
    vehicleIds: vehicles.map(({ country, plate }) => vehicleIdOf(country, plate)),
    note: tripNote(trip, itinerary, companions),
    dispatchNote: day,
    synthetic: true,
    remark: remarkOn(trip, itinerary, script),
  };
}

function convoyIdOf({ id, destinations }: PublishedTrip, { destination }: Itinerary): string {
  return destinations.length === 1 ? id : `${id}-${destination}`;
}
