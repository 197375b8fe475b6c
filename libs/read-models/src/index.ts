export { reasonOf } from './database/reason.js';
export { openReadModels } from './database/opening/open-read-models.js';
export { ReadModelsUnusable } from './database/read-models.error.js';
export { type ReadModels } from './database/read-models.js';
export { kindOf, type Projection } from './runner/projection/projection.js';
export { type ProjectionLog, type ProjectionStatus } from './runner/running/projection-log.js';
export {
  runProjection,
  type RunningProjection,
  type RunProjectionOptions,
} from './runner/running/run-projection.js';
export { type KeptCheckpoint, readCheckpoint, readPosition } from './runner/checkpoint/checkpoint.js';
export { type RebuildProgress } from './runner/rebuild/rebuild-options.js';
export { FOLDING_THREADS } from './runner/folding/folding-threads.js';
export { type LogEntry } from './runner/parking/log-book.js';
export { readSkipped, type SkippedEvent } from './runner/parking/skipped-events.js';
export { eventsToFold, type ReadEvent, readEvent } from './runner/folding/read-event.js';
export {
  type ListedGeneration,
  type ListedParked,
  type Repaired,
  ProjectionOperations,
} from './operations/projection-operations.js';
export { type Comparison, type Difference, type TableComparison } from './operations/compare-generations.js';
export { type OperationRefusal, OperationRefused } from './operations/projection-operations.error.js';
export { recomputeRowsDigest } from './runner/rows/rows-digest.js';
export { type Digestion, StepwiseFold } from './past/stepwise-fold.js';
export { type StreamView, viewOf } from './trips/rows/stream-view.js';
export { type OwnedIrregularity } from './tables/streams/irregularity.table.js';
export { trips } from './trips/trips.projection.js';
export { type CarnetDocument } from './tables/carnet/carnet-document.js';
export { type ConvoyDocument } from './tables/convoy/convoy-document.js';
export { type DeclarationDocument } from './tables/declaration/declaration-document.js';
export { ReadModelsModule } from './read-models.module.js';
export { ProjectorModule } from './projector.module.js';
export {
  convoyParked,
  invalidQuery,
  readModelProblem,
  unknownConvoy,
} from './queries/answers/query.problems.js';
export { type Database } from './database/schema.js';
export { PositionWatch } from './queries/reading/position-watch.js';
export { READ_HEADERS } from './queries/answers/headers.js';
export { POSITION_HEADER, Reading, waitForField } from './queries/reading/reading.js';
export { streamsOfConvoy } from './queries/convoys/streams-of-convoy.js';
export { documentsOf, findConvoy, findParked } from './queries/convoys/find-convoys.js';
export { carnetJsons, findCarnet } from './queries/carnets/find-carnets.js';
export { declarationJsons, findDeclaration } from './queries/declarations/find-declarations.js';
export { timelineOf } from './queries/timeline/timeline.js';
export { type TimelineItem } from './queries/timeline/timeline-item.js';
export { TIMELINE_EXAMPLE, TimelineItemShape } from './queries/timeline/timeline.shape.js';
export { invalidCursor, pageFields, readCursor, writeCursor } from './queries/answers/cursor.js';
export { sendJson } from './queries/send-json.js';
export { explanationFrom } from './tables/streams/irregularity.table.js';
export { IRREGULARITY_EXAMPLE, IrregularityShape } from './queries/irregularities/irregularity.shape.js';
export { Instant, list, oneOf, orNull, PageOf, PositionText } from './queries/shapes.js';
export { CSV, csvOf } from './queries/answers/csv.js';
export { type AskedClocks } from './queries/two-clocks/asked-clocks.js';
export { type Clocks } from './past/clocks.js';
export { type Past } from './past/past.js';
export { streamsAboutConvoys } from './past/streams-about.js';
export { ClocksShape, shownClocks } from './queries/two-clocks/clocks.shape.js';
export { CLOCK_PROBLEMS } from './queries/two-clocks/clocks.problems.js';
export { TwoClocks } from './queries/two-clocks/two-clocks.js';
