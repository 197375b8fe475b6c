import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

const inflated = promisify<Uint8Array, Buffer>(inflate);

/** What is expected of the vehicles of a convoy, as JSON: a list of `ShownForecast`. */
export async function unpackForecast(packed: Uint8Array): Promise<string> {
  return (await inflated(packed)).toString();
}
