export { describeEventStoreContract } from './testing/event-store.contract.js';
export { type EventStoreSubject } from './testing/subject.js';
export { appended } from './testing/appended.js';
export { follow, type Followed } from './testing/following.js';
export { freshName, readWholeStore, sampleEvent, sampleEvents } from './testing/sample-events.js';
export { type StandIn, type StandInOptions, startStandIn } from './testing/stand-in/stand-in.js';
export { type Fault } from './testing/stand-in/faults.js';
export { type SmallDisk, smallDisk } from './testing/small-disk.js';
export { TEST_SEED } from './testing/test-seed.js';
