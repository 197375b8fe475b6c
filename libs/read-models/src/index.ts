export { reasonOf } from './database/reason.js';
export { openReadModels } from './database/opening/open-read-models.js';
export { ReadModelsUnusable } from './database/read-models.error.js';
export { type ReadModels } from './database/read-models.js';
export { kindOf, type Projection } from './runner/projection/projection.js';
export { type ProjectionLog, type ProjectionStatus } from './runner/running/projection-log.js';
export { runProjection } from './runner/running/run-projection.js';
export {
  type RunningProjection,
  type RunProjectionOptions,
} from './runner/running/run-projection.options.js';
export { followCopy } from './runner/running/follow-copy.js';
export { type KeptCheckpoint, readCheckpoint, readPosition } from './runner/checkpoint/checkpoint.js';
export { type RebuildProgress } from './runner/rebuild/rebuild-options.js';
export { FOLDING_THREADS } from './runner/folding/folding-threads.js';
export { type LogEntry } from './runner/parking/log-book.js';
export { readSkipped, type SkippedEvent } from './runner/parking/skipped-events.js';
export { eventsToFold, type ReadEvent, readEvent } from './runner/folding/read-event.js';
export { type Repaired, ProjectionOperations } from './operations/projection-operations.js';
export { type ListedParked } from './operations/list-parked.js';
export { type ListedGeneration } from './operations/list-generations.js';
export { type Comparison, type Difference, type TableComparison } from './operations/compare-generations.js';
export { type OperationRefusal, OperationRefused } from './operations/projection-operations.error.js';
export { recomputeRowsDigest } from './runner/rows/rows-digest.js';
export { inTurns } from './past/in-turns.js';
export { sorting } from './past/sorting.js';
export { type Digestion, StepwiseFold } from './past/stepwise-fold.js';
export { type StreamView, viewing } from './trips/rows/stream-view.js';
export { takenBackIn } from './trips/rows/taken-back.js';
export { readKeyPlaces } from './trips/kinds/key-places.js';
export { trips } from './trips/trips.projection.js';
export { type CarnetDocument } from './tables/carnet/carnet-document.js';
export { type ConvoyDocument } from './tables/convoy/convoy-document.js';
export { type DeclarationDocument } from './tables/declaration/declaration-document.js';
export { QueriesModule, type ReadStores } from './queries.module.js';
export { ReadModelsModule } from './read-models.module.js';
export { AssessorModule } from './assessor.module.js';
export { ProjectorModule } from './projector.module.js';
export { type Database } from './database/schema.js';
export { type Clock, CLOCK } from './queries/reading/clock.js';
export { EVENT_STORE, type HistoryReader, READ_MODELS } from './queries/reading/stores.tokens.js';
export { HISTORY_PROBLEMS } from './queries/reading/history.problems.js';
export { notAsLogged } from './past/not-as-logged.problem.js';
export { findParked } from './queries/reading/find-parked.js';
export { lastInRows } from './queries/reading/last-in-rows.js';
export { Reading } from './queries/reading/reading.js';
export { readModelProblem } from './queries/reading/read-model.problems.js';
export { WaitForParameters } from './queries/reading/wait-for.js';
export { Answer, type Standing, standingOf } from './queries/answers/answer.js';
export { AnswerInterceptor } from './queries/answers/answer.interceptor.js';
export { headersOf, READ_HEADERS } from './queries/answers/headers.js';
export { JsonText } from './queries/answers/json-text.js';
export { parsingJson } from './queries/answers/parsing-json.js';
export { Representation } from './queries/answers/representation.js';
export { CSV, csvOf } from './queries/answers/csv.js';
export { invalidCursor, PageParameters, readCursor, writeCursor } from './queries/answers/cursor.js';
export { invalidQuery } from './queries/answers/query.problems.js';
export { type AskedClocks } from './queries/two-clocks/asked-clocks.js';
export { ShownClocks, shownClocks } from './queries/two-clocks/clocks.shape.js';
export { CLOCK_PROBLEMS } from './queries/two-clocks/clocks.problems.js';
export { TwoClocks } from './queries/two-clocks/two-clocks.js';
export { type Clocks } from './past/clocks.js';
export { type Past } from './past/past.js';
export { wholeDocument } from './past/whole-document.js';
export { leavesOut } from './tables/convoy/shown-convoy.js';
export { withAllEntries } from './queries/two-clocks/with-all-entries.js';
export {
  type KnownUpTo,
  streamsAboutConvoys,
  streamsExcludingHolders,
  streamsSharingReports,
} from './past/streams-about.js';
export { convoyParked, unknownConvoy } from './queries/convoys/convoy.problems.js';
export { documentsOf, findConvoy } from './queries/convoys/find-convoys.js';
export { streamsInScope } from './database/scope/scoped.js';
export { streamsOfConvoy } from './queries/convoys/streams-of-convoy.js';
export { carnetJsons, findCarnet } from './queries/carnets/find-carnets.js';
export { declarationJsons, findDeclaration } from './queries/declarations/find-declarations.js';
export { itemsOf, timelineOf } from './queries/timeline/timeline.js';
export { type TimelineItem } from './queries/timeline/timeline-item.js';
export { TIMELINE_EXAMPLE, TimelineItemAnswer } from './queries/timeline/timeline.answer.js';
export {
  irregularitiesShownBy,
  type ToldElsewhere,
  type ShownIrregularity,
} from './queries/shown-irregularities/shown-by-views.js';
export { ReportsSeen } from './queries/shown-irregularities/reports-seen.js';
export { IRREGULARITY_EXAMPLE, Irregularity } from './queries/shown-irregularities/irregularity.answer.js';
export {
  AreAll,
  Is,
  IsCount,
  IsFigure,
  IsInstant,
  IsList,
  IsOneOf,
  IsPlain,
  IsPosition,
  PageOf,
} from './queries/members.js';
export {
  type AlertFilter,
  type ConvoyAlert,
  type RaisedAlerts,
  ListAlertsQuery,
} from './queries/alerts/list-alerts/list-alerts.query.js';
export { GetCarnetQuery } from './queries/carnets/get-carnet/get-carnet.query.js';
export { ListCarnetsQuery } from './queries/carnets/list-carnets/list-carnets.query.js';
export { GetConvoyQuery } from './queries/convoys/get-convoy/get-convoy.query.js';
export { ListConvoysQuery } from './queries/convoys/list-convoys/list-convoys.query.js';
export { GetDeclarationQuery } from './queries/declarations/get-declaration/get-declaration.query.js';
export { ListDeclarationsQuery } from './queries/declarations/list-declarations/list-declarations.query.js';
export { GetForecastQuery } from './queries/forecast/get-forecast/get-forecast.query.js';
export {
  type ConvoySeries,
  GetTimeCostDistanceQuery,
} from './queries/forecast/get-time-cost-distance/get-time-cost-distance.query.js';
export { GetCorridorQuery } from './queries/geography/get-corridor/get-corridor.query.js';
export { type FacingPlace, GetPlaceQuery } from './queries/geography/get-place/get-place.query.js';
export {
  type CorridorsFound,
  ListCorridorsQuery,
} from './queries/geography/list-corridors/list-corridors.query.js';
export {
  type PlaceFilter,
  type PlacesFound,
  ListPlacesQuery,
} from './queries/geography/list-places/list-places.query.js';
export { GetIrregularityCatalogueQuery } from './queries/irregularities/get-irregularity-catalogue/get-irregularity-catalogue.query.js';
export { GetIrregularityHistoryQuery } from './queries/irregularities/get-irregularity-history/get-irregularity-history.query.js';
export { ListIrregularitiesQuery } from './queries/irregularities/list-irregularities/list-irregularities.query.js';
export { hasRows, putRates, ratesAsCsv } from './queries/rates/copy-rates.js';
export { GetRatesQuery } from './queries/rates/get-rates/get-rates.query.js';
export {
  type StatisticAnswer,
  GetStatisticQuery,
} from './queries/statistics/get-statistic/get-statistic.query.js';
export { GetTimelineQuery } from './queries/timeline/get-timeline/get-timeline.query.js';
export { GetVehicleQuery } from './queries/vehicles/get-vehicle/get-vehicle.query.js';
