export * from './testing/history.js';
export { type Renamed, underOtherNames } from './testing/other-names.js';
export { commandOf, type Commanded } from './testing/command-of.js';
