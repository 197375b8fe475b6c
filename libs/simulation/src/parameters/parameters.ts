import { type Corridor, corridors } from '#kafila/domain';
import { type BorderParameters, borderDefaults } from './borders.js';
import { type DrivingParameters, drivingDefaults } from './driving.js';
import { allRoadEvents, roadEventDefaults, type RoadEventParameters, noRoadEvents } from './road-events.js';
import { type ReportingParameters, reportingDefaults } from './reporting.js';

/** How the simulated world behaves. Nothing was measured: the values are plausible, and hard on those who read the reports. */
export interface SimulationParameters {
  /** Convoys leave on these days. */
  readonly calendar: {
    /** `2025-01-01`, in UTC. */
    readonly from: string;
    readonly days: number;
  };
  readonly fleet: {
    readonly minVehicles: number;
    readonly maxVehicles: number;
    /** Of the vehicles, how many are registered in another country on the way. */
    readonly foreignShare: number;
    /** Ids of the corridors that are driven, evenly. They set out by road; a ship may carry convoys on the way. */
    readonly corridorIds: readonly string[];
  };
  readonly driving: DrivingParameters;
  readonly borders: BorderParameters;
  readonly roadEvents: RoadEventParameters;
  readonly reporting: ReportingParameters;
}

/** Some of the parameters; the others keep their defaults. */
export type SomeParameters = {
  readonly [Section in keyof SimulationParameters]?: Partial<SimulationParameters[Section]>;
};

export const defaultParameters: SimulationParameters = {
  calendar: { from: '2025-01-01', days: 365 },
  fleet: {
    minVehicles: 1,
    maxVehicles: 8,
    foreignShare: 0.08,
    corridorIds: corridors.filter(isDriven).map((corridor) => corridor.id),
  },
  driving: drivingDefaults,
  borders: borderDefaults,
  roadEvents: roadEventDefaults,
  reporting: reportingDefaults,
};

/** By road from end to end. Corridors across the sea are driven where they are asked for: a seed gives the same world for ever. */
function isDriven({ legs }: Corridor): boolean {
  return legs.every(({ mode }) => mode === undefined);
}

/** Every kind of trouble, often. */
export const allTroubles: SomeParameters = {
  fleet: { minVehicles: 2, foreignShare: 0.15 },
  borders: { regroupShare: 0.6 },
  roadEvents: allRoadEvents,
  reporting: { silentPlaces: 0.06, secondWitness: 0.08, wrongShare: 0.03 },
};

/** Convoys that drive, cross borders and deliver; their reports have all the faults of a road. */
export const noTroubles: SomeParameters = { roadEvents: noRoadEvents };

/** A whole set of parameters. @throws where more vehicles are asked for than a convoy can have plates for */
export function parametersWith(some: SomeParameters = {}): SimulationParameters {
  const fleet = { ...defaultParameters.fleet, ...some.fleet };
  if (fleet.minVehicles < 1 || fleet.maxVehicles > MOST_VEHICLES || fleet.minVehicles > fleet.maxVehicles) {
    throw new Error(`A convoy has from 1 to ${MOST_VEHICLES} vehicles.`);
  }
  return {
    calendar: { ...defaultParameters.calendar, ...some.calendar },
    fleet,
    driving: { ...defaultParameters.driving, ...some.driving },
    borders: { ...defaultParameters.borders, ...some.borders },
    roadEvents: { ...defaultParameters.roadEvents, ...some.roadEvents },
    reporting: { ...defaultParameters.reporting, ...some.reporting },
  };
}

/** Vehicles that a convoy can set out with. */
export const MOST_VEHICLES = 16;
