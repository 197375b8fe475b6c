import { Representation } from '#kafila/read-models';

/** What a cache asks again before it answers with it: the log grows. */
const UNCACHED = { 'cache-control': 'no-cache' };

export function uncachedJson(value: object): Representation {
  return new Representation(JSON.stringify(value), 'application/json; charset=utf-8', UNCACHED);
}

export function uncachedText(text: string): Representation {
  return new Representation(text, 'text/plain; charset=utf-8', UNCACHED);
}
