import { type Projection } from '../runner/projection.js';
import { trips } from './trips.projection.js';

/** The program of the threads that fold a projection's streams; undefined where it has none. */
export function threadsOf(projection: Projection): URL | undefined {
  if (projection !== trips) return undefined;
  // Threads start from built code only; where the sources run as TypeScript (tests), that lies under dist.
  const built = import.meta.url.endsWith('.ts')
    ? import.meta.url.replace('/libs/read-models/', '/dist/libs/read-models/')
    : import.meta.url;
  return new URL('./trips.thread.js', built);
}
