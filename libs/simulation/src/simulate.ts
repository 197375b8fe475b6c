import { findCorridor, routeOf, vehicleIdOf } from '#kafila/domain';
import { type Dice, dice } from './chance/dice.js';
import { convoyOn } from './convoy.js';
import { containerOf } from './fleet/container.js';
import { LOADS } from './fleet/loads.js';
import { plateOf } from './fleet/plates.js';
import { DAY, HOUR, MINUTE, offsetMinutesAt } from './journey/local-time.js';
import { travel } from './journey/travel.js';
import {
  MOST_VEHICLES,
  parametersWith,
  type SimulationParameters,
  type SomeParameters,
} from './parameters/parameters.js';
import { type SimulatedConvoy, type VehicleBody } from './simulated-convoy.js';

/** What to simulate. The same request gives the same convoys for ever. */
export interface Simulation {
  /** A whole number. */
  readonly seed: number;
  /** How many. */
  readonly convoys: number;
  /** Number of the first, 0 unless told: any part of a simulation can be made without the rest. */
  readonly from?: number;
  readonly parameters?: SomeParameters;
}

/** Purposes of chance: each convoy has a stream of its own for each. */
const FOR_PAPERS = 1;
const FOR_ROAD = 2;
const FOR_REPORTS = 3;

/** Makes convoys one at a time, when they are asked for; none is kept. */
export function* simulate({
  seed,
  convoys,
  from = 0,
  parameters,
}: Simulation): Generator<SimulatedConvoy, void> {
  const world = parametersWith(parameters);
  for (let number = from; number < from + convoys; number++) yield simulateConvoy(seed, number, world);
}

function simulateConvoy(seed: number, number: number, world: SimulationParameters): SimulatedConvoy {
  const chance = dice(seed, number, FOR_PAPERS);
  const corridorId = chance.pick(world.fleet.corridorIds);
  const corridor = findCorridor(corridorId);
  if (!corridor) throw new Error(`There is no corridor '${corridorId}'.`);
  const route = routeOf(corridor);
  const origin = route[0] ?? '';
  const vehicles = drawVehicles(
    chance,
    firstPlateOf(seed, number),
    world,
    corridor.countries,
    corridor.roundTrip ? undefined : route.at(-1),
  );
  const vehicleIds = vehicles.map(({ country, plate }) => vehicleIdOf(country, plate));
  const travellers = vehicleIds.map((vehicleId) => ({ vehicleId, route }));
  const departAt = drawDeparture(chance, world, origin);
  return convoyOn(
    {
      convoyId: `${corridorId}-${seed}-${number}`,
      corridorId,
      route,
      regime: corridor.regimes[0] ?? 'TIR',
      vehicles,
      vehicleIds,
    },
    travel(travellers, departAt, dice(seed, number, FOR_ROAD), world),
    world.reporting,
    dice(seed, number, FOR_REPORTS),
  );
}

function drawVehicles(
  chance: Dice,
  firstPlate: number,
  { fleet }: SimulationParameters,
  countries: readonly string[],
  destination: string | undefined,
): VehicleBody[] {
  const foreign = [...new Set(countries)].filter((country) => country !== 'PK' && country !== 'CN');
  const count = chance.whole(fleet.minVehicles, fleet.maxVehicles);
  return Array.from({ length: count }, (_, i): VehicleBody => {
    const country = foreign.length > 0 && chance.chance(fleet.foreignShare) ? chance.pick(foreign) : 'PK';
    return {
      plate: plateOf(country, firstPlate + i),
      country,
      kind: 'tractor-trailer',
      container: containerOf('NLCU', chance.whole(0, 999_999)),
      goods: [chance.pick(LOADS)],
      ...(destination === undefined ? {} : { destination }),
    };
  });
}

/** Other convoys have other plates, those of another seed too, most likely. */
function firstPlateOf(seed: number, number: number): number {
  return (Math.abs(seed) % 65_536) * 65_536 + number * MOST_VEHICLES;
}

/** In the morning or around noon of one of the days, on the clocks of the origin. */
function drawDeparture(chance: Dice, { calendar }: SimulationParameters, origin: string): number {
  const midnight = Date.parse(`${calendar.from}T00:00:00Z`) + chance.whole(0, calendar.days - 1) * DAY;
  if (Number.isNaN(midnight)) throw new Error(`'${calendar.from}' is not a day; write it as 2025-01-01.`);
  const minutes = chance.whole(5 * 60, 13 * 60);
  return midnight + minutes * MINUTE - offsetMinutesAt(origin, midnight + 9 * HOUR) * MINUTE;
}
