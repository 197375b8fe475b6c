import { type Provider } from '@nestjs/common';
import { GetConvoyHandler } from './convoys/get-convoy/get-convoy.handler.js';
import { ListConvoysHandler } from './convoys/list-convoys/list-convoys.handler.js';
import { ListFleetHandler } from './convoys/fleet/list-fleet/list-fleet.handler.js';
import { GetTimelineHandler } from './timeline/get-timeline/get-timeline.handler.js';
import { GetIrregularityCatalogueHandler } from './irregularities/get-irregularity-catalogue/get-irregularity-catalogue.handler.js';
import { GetIrregularityHistoryHandler } from './irregularities/get-irregularity-history/get-irregularity-history.handler.js';
import { ListIrregularitiesHandler } from './irregularities/list-irregularities/list-irregularities.handler.js';
import { GetVehicleHandler } from './vehicles/get-vehicle/get-vehicle.handler.js';
import { GetCarnetHandler } from './carnets/get-carnet/get-carnet.handler.js';
import { ListCarnetsHandler } from './carnets/list-carnets/list-carnets.handler.js';
import { GetDeclarationHandler } from './declarations/get-declaration/get-declaration.handler.js';
import { ListDeclarationsHandler } from './declarations/list-declarations/list-declarations.handler.js';
import { GetCorridorHandler } from './geography/get-corridor/get-corridor.handler.js';
import { GetPlaceHandler } from './geography/get-place/get-place.handler.js';
import { GetBriefingHandler } from './briefing/get-briefing/get-briefing.handler.js';
import { ListCorridorsHandler } from './geography/list-corridors/list-corridors.handler.js';
import { ListPlacesHandler } from './geography/list-places/list-places.handler.js';
import { GetStatisticHandler } from './statistics/get-statistic/get-statistic.handler.js';
import { GetForecastHandler } from './forecast/get-forecast/get-forecast.handler.js';
import { GetTimeCostDistanceHandler } from './forecast/get-time-cost-distance/get-time-cost-distance.handler.js';
import { ListAlertsHandler } from './alerts/list-alerts/list-alerts.handler.js';
import { GetRatesHandler } from './rates/get-rates/get-rates.handler.js';
import { ReplaceRatesHandler } from './rates/replace-rates/replace-rates.handler.js';

/** What answers each query, and takes each command, of the read side. */
export const HANDLERS: readonly Provider[] = [
  GetConvoyHandler,
  ListConvoysHandler,
  ListFleetHandler,
  GetTimelineHandler,
  GetIrregularityCatalogueHandler,
  GetIrregularityHistoryHandler,
  ListIrregularitiesHandler,
  GetVehicleHandler,
  GetCarnetHandler,
  ListCarnetsHandler,
  GetDeclarationHandler,
  ListDeclarationsHandler,
  GetCorridorHandler,
  GetPlaceHandler,
  GetBriefingHandler,
  ListCorridorsHandler,
  ListPlacesHandler,
  GetStatisticHandler,
  GetForecastHandler,
  GetTimeCostDistanceHandler,
  ListAlertsHandler,
  GetRatesHandler,
  ReplaceRatesHandler,
];
