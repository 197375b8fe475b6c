import { ownHeaders } from '../api/client.js';
import { type ServerSent, serverSentReader } from './server-sent.js';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
/** A connection that says nothing for so long is given up: something between holds it open for nobody. */
const SILENT_MS = 40_000;

export interface FeedListener {
  readonly onEvent: (event: ServerSent) => void;
  /** Whether the connection stands. `status`: what refused it, where something answered. */
  readonly onOpen: (isOpen: boolean, status?: number) => void;
}

/**
 * Listens to the live feed until it is ended, coming back where it was cut off. By fetch, not by EventSource, which cannot
 * send a key and hides what refused it.
 *
 * @param from the id of the last change that is known, asked for at each connection
 */
export function listenToFeed(
  path: string,
  from: () => string | undefined,
  listener: FeedListener,
): () => void {
  const ending = new AbortController();
  void listen(path, from, listener, ending.signal);
  return () => {
    ending.abort();
  };
}

async function listen(
  path: string,
  from: () => string | undefined,
  { onEvent, onOpen }: FeedListener,
  ended: AbortSignal,
): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  const isOver = (): boolean => ended.aborted;
  while (!isOver()) {
    const silent = new AbortController();
    let timer = setTimeout(() => {
      silent.abort();
    }, SILENT_MS);
    const id = from();
    try {
      const answer = await fetch(path, {
        headers: { ...ownHeaders(), ...(id !== undefined && { 'last-event-id': id }) },
        cache: 'no-store',
        signal: AbortSignal.any([ended, silent.signal]),
      });
      onOpen(answer.ok, answer.status);
      if (answer.ok && answer.body) {
        waitMs = FIRST_WAIT_MS;
        const read = serverSentReader(onEvent);
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        for (;;) {
          const { done, value } = await reader.read();
          if (done) break;
          clearTimeout(timer);
          timer = setTimeout(() => {
            silent.abort();
          }, SILENT_MS);
          read(value);
        }
      }
    } catch {
      // Cut off, or never reached: as told below.
    } finally {
      clearTimeout(timer);
    }
    if (isOver()) return;
    onOpen(false);
    await wait(waitMs * (0.5 + Math.random() / 2), ended);
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  }
}

function wait(ms: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
