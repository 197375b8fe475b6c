import { rememberSecret, secretIn } from './secrets-told.js';

let isWatched = false;

/** From now on all that is fetched is looked at: see `leakIn`. */
export function watchAnswers(): void {
  if (isWatched) return;
  isWatched = true;
  const { fetch } = globalThis;
  globalThis.fetch = async (...asked) => {
    const answer = await fetch(...asked);
    const path = answer.url === '' ? '' : new URL(answer.url).pathname;
    const leak = await leakIn(answer, path);
    if (leak !== undefined) throw new Error(`${path} was answered ${answer.status} with a secret: ${leak}`);
    return answer;
  };
}

/**
 * A secret that an answer tells where it refuses, or in the address to which it sends on. What it may tell, a key or a code that is shown
 * once, is a secret from then on.
 */
export async function leakIn(answer: Response, path: string): Promise<string | undefined> {
  const { status, headers } = answer;
  // An issuer sends back with a code, which is its affair.
  const location = headers.get('location')?.replace('/login/callback?', '') ?? '';
  if (secretIn(location) !== undefined) return secretIn(location);
  if (headers.get('content-type')?.includes('json') !== true) return undefined;
  if (status >= 400) return secretIn(await answer.clone().text());
  if (!path.startsWith('/v1/access/')) return undefined;
  const { key, apiKey, code } = (await answer.clone().json()) as Readonly<Record<string, unknown>>;
  for (const secret of [key, apiKey, code]) rememberSecret(secret);
  return undefined;
}
