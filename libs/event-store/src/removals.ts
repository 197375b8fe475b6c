import { StreamRemoved } from './event-store.errors.js';
import { type EventSource } from './event-store.port.js';

/**
 * Names of streams that somebody deletes in the store, or cuts off, from now on until the signal. None where nobody can. A
 * stream that is deleted for ever is not named: nothing can be appended to it.
 *
 * @throws EventStoreUnavailable
 */
export async function* removals(
  store: Pick<EventSource, 'head' | 'subscribe' | 'isRemoved'>,
  { streamPrefixes, signal }: { readonly streamPrefixes: readonly string[]; readonly signal: AbortSignal },
): AsyncGenerator<string, void> {
  if (!store.isRemoved) return;
  // What is told of a stream lies in another one beside it, so that nothing of the stream itself is read.
  const beside = streamPrefixes.map((prefix) => `$$${prefix}`);
  for await (const step of store.subscribe({ after: await store.head(), streamPrefixes: beside, signal }))
    for (const { stream } of step.removed ?? []) yield stream;
}

/** What was asked for, or why a stream cannot be read from its first event on. */
export async function unlessRemoved<T>(reading: Promise<T>): Promise<T | StreamRemoved> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof StreamRemoved) return error;
    throw error;
  }
}
