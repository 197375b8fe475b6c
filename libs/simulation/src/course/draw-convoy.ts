import { corridors, findCorridor, type Goods, type Money, placeOf, routeOf } from '#kafila/domain';
import { type Dice } from '../chance/dice.js';
import { LOADS } from '../fleet/loads.js';
import { carnetNumberOf, containerOf } from '../fleet/numbers.js';
import { plateOf } from '../fleet/plates.js';
import { dollars } from '../fleet/money.js';
import { DAY, HOUR, MINUTE, offsetMinutesAt } from '../journey/local-time.js';
import { type SimulationParameters } from '../parameters/parameters.js';
import { type Departure } from './set-out.js';
import { type Loaded } from './vehicle-body.js';
import { drawCourse, type Course } from './course.js';
import { type Scenario } from '../scenario/scenario.js';

/** A convoy before it leaves, and what will become of it. */
export interface DrawnConvoy {
  readonly departure: Departure;
  readonly course: Course;
  /** Loads for vehicles of any convoy of the scenario. */
  readonly cargo: () => {
    readonly goods: readonly Goods[];
    readonly value: Money;
    readonly carnetNumber?: string;
  };
  readonly vehicles: (count: number, destination: string) => readonly Loaded[];
}

/** Regimes that ask for a permit per vehicle (dossier 2). */
const WITH_PERMITS: ReadonlySet<string> = new Set(['QTTA', 'AUPTT', 'PK-KZ-BILATERAL', 'PK-CN-BILATERAL']);
/** The stretch through China that some drive under QTTA, outside TIR. */
const THROUGH_CHINA = { from: 'tashkurgan', to: 'torugart-kg', regime: 'QTTA' };

export function drawConvoy(scenario: Scenario, corridorId: string, chance: Dice): DrawnConvoy {
  const { world, id, numbers } = scenario;
  const corridor = findCorridor(corridorId);
  if (!corridor) throw new Error(`There is no corridor '${corridorId}'.`);
  const whole = routeOf(corridor);
  const comesBack = corridor.roundTrip && chance.chance(world.roadEvents.returnShare);
  const turn = (whole.length - 1) / 2;
  const route = comesBack ? whole.slice(0, turn + 1) : whole;
  const course: Course = comesBack
    ? { what: 'returns', back: whole.slice(turn) }
    : drawCourse(chance, world, { corridorId, route });

  const others = corridor.regimes.filter((one) => one !== 'TIR');
  // A carnet covers one direction only, so that a round trip under one plan runs under another agreement.
  const oneWay = comesBack || !corridor.roundTrip;
  const { tirShare, suspensionShare } = world.roadEvents;
  const underTir = oneWay && (chance.chance(tirShare) || (others.length === 0 && tirShare > 0));
  const regime = underTir || others.length === 0 ? 'TIR' : chance.pick(others);
  const suspended = underTir && route.includes('torugart-kg') && chance.chance(suspensionShare);
  const foreign = [...new Set(route.map((place) => placeOf(place).country))].filter((one) => one !== 'PK');
  const cargo: DrawnConvoy['cargo'] = () => {
    const load = chance.pick(LOADS);
    const value = dollars(chance.whole(9, 52) * 1000);
    const carnet = underTir ? { carnetNumber: carnetNumberOf(numbers()) } : {};
    return { goods: [{ ...load, value }], value, ...carnet };
  };
  const vehicles: DrawnConvoy['vehicles'] = (count, destination) =>
    Array.from({ length: count }, (): Loaded => {
      const driven = foreign.filter((country) => country !== 'CN');
      const { foreignShare } = world.fleet;
      const country = driven.length > 0 && chance.chance(foreignShare) ? chance.pick(driven) : 'PK';
      const container = containerOf('NLCU', chance.whole(0, 999_999));
      return { plate: plateOf(country, numbers()), country, container, destination, ...cargo() };
    });

  const departAt = drawDeparture(chance, world, route[0] ?? '');
  const along = corridors.find((one) => routeOf(one).join() === route.join());
  const { minVehicles, maxVehicles } = world.fleet;
  return {
    course,
    cargo,
    vehicles,
    departure: {
      convoyId: id,
      route,
      ...(along ? { corridorId: along.id } : {}),
      regime,
      ...(suspended ? { legRegimes: [THROUGH_CHINA] } : {}),
      ...(WITH_PERMITS.has(regime) ? { permits: { type: regime, countries: foreign } } : {}),
      vehicles: vehicles(chance.whole(minVehicles, maxVehicles), route.at(-1) ?? ''),
      departAt,
    },
  };
}

/** In the morning or around noon, local time of the origin. */
function drawDeparture(chance: Dice, { calendar }: SimulationParameters, origin: string): number {
  const midnight = Date.parse(`${calendar.from}T00:00:00Z`) + chance.whole(0, calendar.days - 1) * DAY;
  if (Number.isNaN(midnight)) throw new Error(`'${calendar.from}' is not a day; write it as 2025-01-01.`);
  const minutes = chance.whole(5 * 60, 13 * 60);
  return midnight + minutes * MINUTE - offsetMinutesAt(origin, midnight + 9 * HOUR) * MINUTE;
}
