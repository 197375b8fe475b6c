export * from './simulated-convoy.js';
export * from './deliveries.js';
export * from './simulate.js';
export {
  defaultParameters,
  type SimulationParameters,
  type SomeParameters,
} from './parameters/parameters.js';
export { type BorderParameters, type SideTimes } from './parameters/borders.js';
export { type DrivingParameters, FASTEST_TRUCK_KMH } from './parameters/driving.js';
export { type ReportingParameters } from './parameters/reporting.js';
export {
  corridorTo,
  type PublishedDestination,
  publishedTrips,
  type PublishedTrip,
} from './published/published-trips.js';
export { retell, type RetoldConvoy } from './published/retell.js';
export { type PublishedFact } from './published/notes.js';
