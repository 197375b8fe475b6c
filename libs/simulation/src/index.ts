export * from './simulated-convoy.js';
export * from './decision.js';
export * from './truth.js';
export * from './truth-of-papers.js';
export * from './deliveries.js';
export * from './simulate.js';
export {
  allTroubles,
  defaultParameters,
  noTroubles,
  type SimulationParameters,
  type SomeParameters,
} from './parameters/parameters.js';
export { type BorderParameters, type SideTimes } from './parameters/borders.js';
export { type DrivingParameters, FASTEST_TRUCK_KMH } from './parameters/driving.js';
export { type HappeningParameters } from './parameters/happenings.js';
export { type ReportingParameters } from './parameters/reporting.js';
export {
  corridorTo,
  type PublishedDestination,
  publishedTrips,
  type PublishedTrip,
} from './published/published-trips.js';
export { retell, type RetoldConvoy, type RetoldTrip } from './published/retell.js';
export { type PublishedFact } from './published/notes.js';
export { syntheticRates } from './happenings/money.js';
