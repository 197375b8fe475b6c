import { type Route } from '#kafila/domain';
import { type Dice } from '../chance/dice.js';
import { type Party } from '../journey/moment.js';
import { roadEventsInTheNews } from '../parameters/road-events.js';
import { parametersWith, type SimulationParameters } from '../parameters/parameters.js';
import { makeReturnTrip } from '../course/return-trip.js';
import { arrive, driveToTheEnd } from '../course/legs.js';
import { dispatch, plan } from '../course/set-out.js';
import { splitAt } from '../course/split.js';
import { begin } from '../course/begin-scenario.js';
import { loadOf, type Scenario } from '../scenario/scenario.js';
import { type Itinerary } from './itinerary.js';
import { NEVER_PUBLISHED, returnNote } from './notes.js';
import { type PublishedTrip, publishedTrips } from './published-trips.js';
import { type Script } from './scripts.js';
import { cargoOf, departureOf } from './trip-departure.js';

/** One convoy of a trip. */
export interface TripConvoy {
  readonly convoyId: string;
  /** Where it goes; null where it ends by splitting. */
  readonly destination: string | null;
  readonly returnOf: string | null;
}

export interface TripRun {
  readonly scenario: Scenario;
  readonly convoys: readonly TripConvoy[];
}

/** The first number of plates and carnets of repeated trips; no simulation with a small seed uses these numbers. */
const FIRST_NUMBER = 3_700_000;
const NUMBERS_PER_TRIP = 128;

/** Simulates a trip once, with one stream of chance. */
export function runTrip(
  trip: PublishedTrip,
  script: Script,
  itineraries: readonly Itinerary[],
  chance: Dice,
): TripRun {
  const scenario = begin({
    id: trip.id,
    world: worldOf(script),
    dice: chance,
    firstNumber: FIRST_NUMBER + publishedTrips.indexOf(trip) * NUMBERS_PER_TRIP,
    mark: { synthetic: true, note: NEVER_PUBLISHED },
  });
  const convoys: TripConvoy[] = [];
  const departure = departureOf(scenario, trip, script, itineraries);
  const party = plan(scenario, departure);
  dispatch(scenario, departure, party);
  const destination = departure.route.at(-1) ?? '';
  goOn({ scenario, trip, script, itineraries, convoys }, { convoyId: trip.id, destination }, [party]);
  return { scenario, convoys };
}

interface RunningTrip extends TripRun {
  readonly convoys: TripConvoy[];
  readonly trip: PublishedTrip;
  readonly script: Script;
  readonly itineraries: readonly Itinerary[];
}

/** A convoy drives to its fork, where its parts go on, or to its end, where it turns back if that was published. */
function goOn(
  running: RunningTrip,
  { convoyId, destination }: { readonly convoyId: string; readonly destination: string },
  parties: readonly Party[],
): void {
  const { scenario, trip, script, convoys } = running;
  const forks = script.forks ?? [];
  const fork = forks.find(({ of }) => convoyIdOf(trip, of) === convoyId);
  if (!fork) {
    convoys.push({ convoyId, destination, returnOf: null });
    end(running, { convoyId, destination }, parties);
    return;
  }
  const { route = [], index: at = 0 } = parties[0] ?? {};
  const partOf = new Map(Object.keys(fork.parts).map((part) => [convoyIdOf(trip, part), part]));
  const { rest, parts } = splitAt(scenario, parties, {
    convoyId,
    index: route.indexOf(fork.at, at),
    reason: 'The loads go to different places.',
    note: `That the trucks parted is published; the hour and the place, ${fork.at}, are synthetic.`,
    parts: (vehicleIds) =>
      [...partOf].map(([id, part]) => ({
        convoyId: id,
        vehicleIds: vehicleIds.filter((vehicleId) =>
          fork.parts[part]?.includes(loadOf(scenario, vehicleId, Infinity).destination),
        ),
        route: wayFrom(fork.at, running, part),
      })),
  });
  convoys.push({ convoyId, destination: rest.length === 0 ? null : destination, returnOf: null });
  if (rest.length > 0) end(running, { convoyId, destination }, rest);
  for (const [id, partParties] of parts) {
    goOn(running, { convoyId: id, destination: partOf.get(id) ?? '' }, partParties);
  }
}

function end(
  { scenario, trip, script, convoys, itineraries }: RunningTrip,
  { convoyId, destination }: { readonly convoyId: string; readonly destination: string },
  parties: readonly Party[],
): void {
  const back = trip.return;
  if (!back) {
    arrive(scenario, convoyId, parties);
    return;
  }
  const arrived = driveToTheEnd(scenario, parties);
  const out = itineraries.find((one) => one.destination === destination)?.route ?? [];
  const route = wayHome(out, script.homeFromQuetta?.[destination]);
  const returning = `${convoyId}-return`;
  convoys.push({ convoyId: returning, destination: route.at(-1) ?? '', returnOf: convoyId });
  makeReturnTrip(scenario, convoyId, arrived, {
    convoyId: returning,
    route,
    regime: trip.regime,
    note: returnNote(trip),
    dispatchNote: NEVER_PUBLISHED,
    cargoOf: () => cargoOf(scenario, back.cargo, trip),
    mark: {
      synthetic: true,
      note: 'Plate and carnet number synthetic. The cargo is published for the return as a whole.',
    },
  });
}

/** Home by the way it came, or from Quetta on by another way. */
function wayHome(out: Route, fromQuetta: Route | undefined): Route {
  const home = [...out].reverse();
  return fromQuetta ? [...home.slice(0, home.indexOf('quetta') + 1), ...fromQuetta] : home;
}

function wayFrom(place: string, { itineraries }: RunningTrip, destination: string): Route {
  const route = itineraries.find((one) => one.destination === destination)?.route ?? [];
  return route.slice(route.indexOf(place));
}

/** The deliveries of these trips were in the news, so that none of them goes unreported. */
function worldOf(script: Script): SimulationParameters {
  const loss = { ...parametersWith().reporting.loss, CargoDelivered: 0 };
  return parametersWith({ ...script.parameters, roadEvents: roadEventsInTheNews, reporting: { loss } });
}

/** The convoy that set out has the id of the trip. A part has its destination after it. */
export function convoyIdOf({ id }: PublishedTrip, part?: string): string {
  return part === undefined ? id : `${id}-${part}`;
}
