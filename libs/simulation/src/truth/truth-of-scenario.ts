import { utc } from '../journey/local-time.js';
import { type Truth } from '../outcome/truth.js';
import { type Scenario } from '../scenario/scenario.js';
import { type Observed } from '../reporting/observe.js';
import { carnetTruth } from './carnet.js';
import { declarationTruth } from './declaration.js';
import { escortsOf } from './escorts.js';
import { grouped } from './moments.js';
import { vehicleTruth } from './vehicle.js';

/** What truly happened in a scenario, with the ids of the reports about it. */
export function truthOf(scenario: Scenario, { reportOf, clocks }: Observed): Truth {
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
      vehicleTruth(vehicleId, { members, moments: byVehicle.get(vehicleId) ?? [], reportOf }),
    ),
    routes: Object.fromEntries(routes),
    loads: loads.map(({ destination, goods, carriers }) => ({
      destination,
      goods,
      carriers: carriers.map(({ vehicleId, from }) => ({ vehicleId, from: utc(from) })),
    })),
    escorts: escortsOf(onRoad, { members, reportOf }),
    carnets: loads.flatMap((load) =>
      load.carnetNumber === undefined
        ? []
        : carnetTruth(load.carnetNumber, load, byCarnet.get(load.carnetNumber) ?? [], reportOf),
    ),
    declarations: [...byDeclaration].map(([reference, moments]) =>
      declarationTruth(reference, { members, moments, reportOf }),
    ),
    clocks,
  };
}
