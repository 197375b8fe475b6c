import { dice } from '../chance/dice.js';
import { type SimulatedConvoy } from '../simulated-convoy.js';
import { finish } from '../undertaking/finish.js';
import { type Undertaking } from '../undertaking/undertaking.js';
import { fits } from './fits.js';
import { type Itinerary, itinerariesOf } from './itinerary.js';
import { publishedFacts, type PublishedFact, remarkOn, sharedFacts } from './notes.js';
import { type PublishedTrip, publishedTrips } from './published-trips.js';
import { type Script, SCRIPTS } from './scripts.js';
import { convoyIdOf, tellTrip, type TripConvoy } from './tell-trip.js';

/** A published trip, told as a convoy would have told it: synthetic wherever nothing was published. */
export interface RetoldTrip extends SimulatedConvoy {
  readonly tripId: string;
  /** In the order of `convoys`. */
  readonly retold: readonly RetoldConvoy[];
}

/** One convoy of a published trip. */
export interface RetoldConvoy extends TripConvoy {
  /** What of it was published; all else is synthetic and marked so in decisions and reports. */
  readonly published: readonly PublishedFact[];
}

const MOST_ATTEMPTS = 5_000;
const FOR_ROAD = 1;
const FOR_REPORTS = 2;

/**
 * Tells a published trip: a convoy that splits where the trucks parted, and comes back where a source tells of it. Of
 * the worlds that chance gives, it is the first that fits the published days.
 *
 * @throws where no world fits
 */
export function retell(trip: PublishedTrip): RetoldTrip {
  const script = SCRIPTS[trip.id];
  if (!script) throw new Error(`Nobody has made up what was not published of ${trip.id}.`);
  const itineraries = itinerariesOf(trip, script.departAt.slice(0, 10));
  const { undertaking, convoys, seed } = firstThatFits(trip, script, itineraries);
  const told = finish(undertaking, dice(seed, pathOf(trip), FOR_REPORTS), {
    remark: remarkOn(trip, itineraries, script),
  });
  return {
    ...told,
    tripId: trip.id,
    retold: told.convoys.flatMap((id) =>
      convoys
        .filter(({ convoyId }) => convoyId === id)
        .map((convoy) => ({ ...convoy, published: factsOf(convoy, trip, itineraries) })),
    ),
  };
}

function factsOf(
  { convoyId, returnOf, destination }: TripConvoy,
  trip: PublishedTrip,
  itineraries: readonly Itinerary[],
): readonly PublishedFact[] {
  if (returnOf !== null) {
    const isPublished = trip.return?.destinations.includes(destination ?? '') ?? false;
    return isPublished && destination !== null ? [{ what: 'to', value: destination }] : [];
  }
  const itinerary = itineraries.find((one) => one.destination === destination);
  if (itinerary) return publishedFacts(trip, itinerary);
  return convoyId === convoyIdOf(trip) ? sharedFacts(trip) : [];
}

function firstThatFits(
  trip: PublishedTrip,
  script: Script,
  itineraries: readonly Itinerary[],
): { undertaking: Undertaking; convoys: readonly TripConvoy[]; seed: number } {
  for (let seed = 0; seed < MOST_ATTEMPTS; seed++) {
    const told = tellTrip(trip, script, itineraries, dice(seed, pathOf(trip), FOR_ROAD));
    if (fits(told, trip, itineraries, script)) return { ...told, seed };
  }
  throw new Error(`No world in ${MOST_ATTEMPTS} fits what was published of ${trip.id}.`);
}

/** Each trip has a stream of chance of its own. */
function pathOf(trip: PublishedTrip): number {
  return publishedTrips.indexOf(trip) * 16;
}
