export * from './testing/history.js';
export { commandOf, type Commanded } from './testing/command-of.js';
