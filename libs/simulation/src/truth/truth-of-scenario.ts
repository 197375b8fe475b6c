import { utc } from '../journey/local-time.js';
import { type Truth } from '../outcome/truth.js';
import { type Scenario } from '../scenario/scenario.js';
import { type Observed } from '../reporting/observe.js';
import { carnetTruth } from './carnet.js';
import { declarationTruth } from './declaration.js';
import { escortsOf } from './escorts.js';
import { grouped } from './moments.js';
import { vehicleTruth } from './vehicle.js';

/** The truth of a scenario, with the reports that tell it. */
export function truthOf(scenario: Scenario, { told, clocks }: Observed): Truth {
  const { road, members, loads, routes } = scenario;
  const onRoad = road.moments.filter(
    ({ carnetNumber, declarationRef }) => carnetNumber === undefined && declarationRef === undefined,
  );
  const byVehicle = grouped(onRoad, ({ vehicleIds }) => vehicleIds);
  const byCarnet = grouped(road.moments, ({ carnetNumber }) =>
    carnetNumber === undefined ? [] : [carnetNumber],
  );
  const byDeclaration = grouped(road.moments, ({ declarationRef }) =>
    declarationRef === undefined ? [] : [declarationRef],
  );
  return {
    vehicles: members.vehicleIds.map((vehicleId) =>
      vehicleTruth(vehicleId, { members, moments: byVehicle.get(vehicleId) ?? [], told }),
    ),
    routes: Object.fromEntries(routes),
    loads: loads.map(({ destination, goods, carriers }) => ({
      destination,
      goods,
      carriers: carriers.map(({ vehicleId, from }) => ({ vehicleId, from: utc(from) })),
    })),
    escorts: escortsOf(onRoad, { members, told }),
    carnets: loads.flatMap((load) =>
      load.carnetNumber === undefined
        ? []
        : carnetTruth(load.carnetNumber, load, byCarnet.get(load.carnetNumber) ?? [], told),
    ),
    declarations: [...byDeclaration].map(([reference, moments]) =>
      declarationTruth(reference, { members, moments, told }),
    ),
    clocks,
  };
}
