import { type SomeParameters } from '../parameters/parameters.js';

/** Some parameters, on the road that leads over the Caspian Sea. */
export function byShip(some: SomeParameters = {}): SomeParameters {
  return { ...some, fleet: { ...some.fleet, corridorIds: ['khi-bak-caspian'] } };
}
