export * from './outcome/simulated-convoy.js';
export * from './outcome/decision.js';
export * from './outcome/truth.js';
export * from './outcome/truth-of-documents.js';
export * from './outcome/deliveries.js';
export * from './simulate/simulate.js';
export {
  allTroubles,
  defaultParameters,
  noTroubles,
  type SimulationParameters,
  type SomeParameters,
} from './parameters/parameters.js';
export { type BorderParameters, type SideTimes } from './parameters/borders.js';
export { type DrivingParameters, FASTEST_TRUCK_KMH } from './parameters/driving.js';
export { type RoadEventParameters } from './parameters/road-events.js';
export { type ReportingParameters } from './parameters/reporting.js';
export {
  corridorTo,
  type PublishedDestination,
  publishedTrips,
  type PublishedTrip,
} from './published/published-trips.js';
export { repeatTrip, type RepeatedConvoy, type RepeatedTrip } from './published/repeat-trip.js';
export { type PublishedFact } from './published/notes.js';
export { syntheticRates } from './fleet/money.js';
