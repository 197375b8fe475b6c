import { readFileSync } from 'node:fs';
import { reasonOf, ServiceFailure } from './service-failure.js';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The header that says who calls: the key stands in `KAFILA_API_KEY`, or in the file that `KAFILA_API_KEY_FILE` names. None
 * where there is no key. Not by an option: whoever lists the processes of a machine sees those.
 *
 * @throws ServiceFailure the file cannot be read
 */
export function authorizationBy(env: Env): Readonly<Record<string, string>> {
  const key = env['KAFILA_API_KEY'] ?? keyIn(env['KAFILA_API_KEY_FILE']);
  return key === undefined || key === '' ? {} : { authorization: `Bearer ${key.trim()}` };
}

function keyIn(file: string | undefined): string | undefined {
  if (file === undefined || file === '') return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ServiceFailure(`The key in ${file} (KAFILA_API_KEY_FILE) cannot be read: ${reasonOf(error)}.`);
  }
}
