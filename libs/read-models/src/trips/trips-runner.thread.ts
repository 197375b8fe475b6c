import { serveRunner } from '../runner/thread/serve-runner.js';
import { trips } from './trips.projection.js';
import { threadsOf } from './trips.threads.js';

await serveRunner(trips, threadsOf(trips));
