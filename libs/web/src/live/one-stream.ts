import { type ServerSent } from './server-sent.js';
import { listenToFeed } from './feed.js';

/** What the tab that listens tells the others, and they tell it. */
type Told =
  | { readonly kind: 'event'; readonly event: ServerSent }
  | { readonly kind: 'open'; readonly isOpen: boolean; readonly status?: number }
  | { readonly kind: 'reached'; readonly id: string }
  | { readonly kind: 'who-listens' };

export interface StreamListener {
  readonly onEvent: (event: ServerSent) => void;
  readonly onOpen: (isOpen: boolean, status?: number) => void;
  /** How far the tab that listens was as this one came: what it had told before, this one has not heard. */
  readonly onReached: (id: string) => void;
}

/**
 * One live stream for all tabs of a browser, which has six connections to an origin: whoever holds the lock listens and
 * tells the others. Where a browser knows no locks, each tab listens for itself.
 *
 * @param name of the lock and the channel: one for each caller and feed
 * @returns what ends it for this tab; another one goes on
 */
export function shareStream(
  name: string,
  path: string,
  lastId: () => string | undefined,
  listener: StreamListener,
): () => void {
  const ending = new AbortController();
  const channel = new BroadcastChannel(name);
  let listens: { isOpen: boolean; status?: number } | undefined;

  const tell = (told: Told): void => {
    channel.postMessage(told);
  };
  const stopHearing = (): void => {
    channel.onmessage = null;
  };
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'who-listens') {
      const id = lastId();
      if (listens) tell({ kind: 'open', ...listens });
      if (listens && id !== undefined) tell({ kind: 'reached', id });
    } else if (!listens) {
      if (data.kind === 'event') listener.onEvent(data.event);
      else if (data.kind === 'reached') listener.onReached(data.id);
      else listener.onOpen(data.isOpen, data.status);
    }
  };
  const listen = (): (() => void) => {
    listens = { isOpen: false };
    return listenToFeed(path, lastId, {
      onEvent: (event) => {
        listener.onEvent(event);
        tell({ kind: 'event', event });
      },
      onOpen: (isOpen, status) => {
        listens = { isOpen, ...(status !== undefined && { status }) };
        listener.onOpen(isOpen, status);
        tell({ kind: 'open', ...listens });
      },
    });
  };
  const listenUntilEnd = (): Promise<void> => {
    const stop = listen();
    return new Promise((resolve) => {
      ending.signal.addEventListener('abort', () => {
        stop();
        resolve();
      });
    });
  };
  if ('locks' in navigator) {
    navigator.locks.request(name, { signal: ending.signal }, listenUntilEnd).catch(() => undefined);
    tell({ kind: 'who-listens' });
  } else {
    void listenUntilEnd();
  }
  return () => {
    stopHearing();
    ending.abort();
    channel.close();
  };
}
