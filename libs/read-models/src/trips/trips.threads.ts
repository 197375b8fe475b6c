import { type Projection } from '../runner/projection/projection.js';
import { trips } from './trips.projection.js';

/** The program of the threads that fold a projection's streams; undefined where it has none. */
export function threadsOf(projection: Projection): URL | undefined {
  return projection === trips ? programAt('./trips.thread.js') : undefined;
}

/** The program of the thread that keeps the projection up to date. */
export const TRIPS_RUNNER = programAt('./trips-runner.thread.js');

function programAt(path: string): URL {
  // Threads start from built code. In tests the sources run as TypeScript, and built code is in dist.
  const built = import.meta.url.endsWith('.ts')
    ? import.meta.url.replace('/libs/read-models/', '/dist/libs/read-models/')
    : import.meta.url;
  return new URL(path, built);
}
