export * from './testing/told.js';
export * from './testing/decisions.js';
export * from './testing/facts.js';
export * from './testing/commands.js';
export * from './testing/given.js';
export * from './testing/carnet.js';
export * from './testing/given-carnet.js';
export * from './testing/declaration.js';
