import { type Type } from '@nestjs/common';
import { GetConvoyController } from './convoys/get-convoy/get-convoy.controller.js';
import { ListConvoysController } from './convoys/list-convoys/list-convoys.controller.js';
import { ListFleetController } from './convoys/fleet/list-fleet/list-fleet.controller.js';
import { GetTimelineController } from './timeline/get-timeline/get-timeline.controller.js';
import { GetIrregularityCatalogueController } from './irregularities/get-irregularity-catalogue/get-irregularity-catalogue.controller.js';
import { GetIrregularityHistoryController } from './irregularities/get-irregularity-history/get-irregularity-history.controller.js';
import { ListIrregularitiesController } from './irregularities/list-irregularities/list-irregularities.controller.js';
import { GetVehicleController } from './vehicles/get-vehicle/get-vehicle.controller.js';
import { GetCarnetController } from './carnets/get-carnet/get-carnet.controller.js';
import { ListCarnetsController } from './carnets/list-carnets/list-carnets.controller.js';
import { GetDeclarationController } from './declarations/get-declaration/get-declaration.controller.js';
import { ListDeclarationsController } from './declarations/list-declarations/list-declarations.controller.js';
import { GetCorridorController } from './geography/get-corridor/get-corridor.controller.js';
import { GetPlaceController } from './geography/get-place/get-place.controller.js';
import { GetBriefingController } from './briefing/get-briefing/get-briefing.controller.js';
import { ListCorridorsController } from './geography/list-corridors/list-corridors.controller.js';
import { ListPlacesController } from './geography/list-places/list-places.controller.js';
import { LiveController } from './live/live.controller.js';
import { GetForecastController } from './forecast/get-forecast/get-forecast.controller.js';
import { GetTimeCostDistanceController } from './forecast/get-time-cost-distance/get-time-cost-distance.controller.js';
import { ListAlertsController } from './alerts/list-alerts/list-alerts.controller.js';
import { GetRatesController } from './rates/get-rates/get-rates.controller.js';
import { ReplaceRatesController } from './rates/replace-rates/replace-rates.controller.js';
import { STATISTIC_CONTROLLERS } from './statistics/get-statistic/get-statistic.controller.js';

/** What speaks HTTP for the read side. */
export const CONTROLLERS: readonly Type[] = [
  GetConvoyController,
  ListConvoysController,
  ListFleetController,
  GetTimelineController,
  GetIrregularityCatalogueController,
  GetIrregularityHistoryController,
  ListIrregularitiesController,
  GetVehicleController,
  GetCarnetController,
  ListCarnetsController,
  GetDeclarationController,
  ListDeclarationsController,
  GetCorridorController,
  GetPlaceController,
  GetBriefingController,
  ListCorridorsController,
  ListPlacesController,
  LiveController,
  GetForecastController,
  GetTimeCostDistanceController,
  ListAlertsController,
  GetRatesController,
  ReplaceRatesController,
  ...STATISTIC_CONTROLLERS,
];
