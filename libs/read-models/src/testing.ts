export { startPostgres, type TestPostgres } from './testing/start-postgres.js';
