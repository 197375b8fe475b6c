import { dice } from '../chance/dice.js';
import { type SimulatedConvoy } from '../outcome/simulated-convoy.js';
import { finish } from '../simulate/finish.js';
import { type Scenario } from '../scenario/scenario.js';
import { matchesPublished } from './matches-published.js';
import { type Itinerary, itinerariesOf } from './itinerary.js';
import { publishedFacts, type PublishedFact, remarkOn, sharedFacts } from './notes.js';
import { type PublishedTrip, publishedTrips } from './published-trips.js';
import { type Script, SCRIPTS } from './scripts.js';
import { convoyIdOf, runTrip, type TripConvoy } from './run-trip.js';

/** A published trip as a convoy would have reported it: synthetic wherever nothing was published. */
export interface RepeatedTrip extends SimulatedConvoy {
  readonly tripId: string;
  /** In the order of `convoys`. */
  readonly repeated: readonly RepeatedConvoy[];
}

/** One convoy of a published trip. */
export interface RepeatedConvoy extends TripConvoy {
  /** What was published. All else is synthetic, and marked so in decisions and reports. */
  readonly published: readonly PublishedFact[];
}

const MOST_ATTEMPTS = 5_000;
const FOR_ROAD = 1;
const FOR_REPORTS = 2;

/**
 * Repeats a published trip: a convoy that splits where the trucks parted, and returns where a source says so. Tries one
 * seed after the other, and gives the first run that matches the published days.
 *
 * @throws where no run matches
 */
export function repeatTrip(trip: PublishedTrip): RepeatedTrip {
  const script = SCRIPTS[trip.id];
  if (!script) throw new Error(`Nobody has made up what was not published of ${trip.id}.`);
  const itineraries = itinerariesOf(trip, script.departAt.slice(0, 10));
  const { scenario, convoys, seed } = firstMatchingRun(trip, script, itineraries);
  const finished = finish(scenario, dice(seed, pathOf(trip), FOR_REPORTS), {
    remark: remarkOn(trip, itineraries, script),
  });
  return {
    ...finished,
    tripId: trip.id,
    repeated: finished.convoys.flatMap((id) =>
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

function firstMatchingRun(
  trip: PublishedTrip,
  script: Script,
  itineraries: readonly Itinerary[],
): { scenario: Scenario; convoys: readonly TripConvoy[]; seed: number } {
  for (let seed = 0; seed < MOST_ATTEMPTS; seed++) {
    const run = runTrip(trip, script, itineraries, dice(seed, pathOf(trip), FOR_ROAD));
    if (matchesPublished(run, trip, itineraries, script)) return { ...run, seed };
  }
  throw new Error(`No run in ${MOST_ATTEMPTS} matches what was published of ${trip.id}.`);
}

/** Each trip has a stream of chance of its own. */
function pathOf(trip: PublishedTrip): number {
  return publishedTrips.indexOf(trip) * 16;
}
