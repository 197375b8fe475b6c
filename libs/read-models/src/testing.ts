export { startPostgres, type TestPostgres } from './testing/start-postgres.js';
export { asItHappened } from './past/as-it-happened.js';
export { naivePast, type NaivePast } from './testing/naive/naive-past.js';
export {
  inNoOrder,
  naiveCarnet,
  naiveConvoy,
  naiveDeclaration,
  naiveVehicle,
} from './testing/naive/naive-answers.js';
export { UsualTimesKept } from './queries/assessments/usual-times-kept.js';
export { assessAll } from './testing/assess-all.js';
export { projectAll, TestStores } from './testing/test-stores.js';
export { storeOfSome } from './testing/store-of-some.js';
export { type Answer, get, listen, seeing, serve, type Served } from './testing/served.js';
export { appendToStream } from './testing/append-events.js';
export { roadTrip, type RoadTrip, type RoadTripOptions } from './testing/road.js';
export { type AnyUnrecorded, eventId, eventsOf } from './testing/events-of.js';
export { anyArrival, anyHistory, type Arrival, type StreamHistory } from './testing/any-history.js';
