export * from './testing/history.js';
export { type Renamed, underOtherNames } from './testing/other-names.js';
export { commandOf, type Commanded } from './testing/command-of.js';
export { everyMember, type Known } from './testing/knowable/members.js';
export { knowableHalts, type KnownHalt } from './testing/knowable/halts.js';
export { knowablePassages, type KnownPassage } from './testing/knowable/passages.js';
export { byShip } from './testing/by-ship.js';
