import { register } from 'node:module';

/** Loaded into each process of a test run before its first suite: it then loads TypeScript as it lies in the folders. */
register('./typescript-hooks.js', import.meta.url);
