export * from './testing/history.js';
