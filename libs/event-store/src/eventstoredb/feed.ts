import { type Connection } from './connection.js';
import { type StreamFilter, subscribeRequest } from './reading/read-request.js';
import { ReadCall } from './reading/read-call.js';
import { type WireMessage } from './reading/wire-message.js';
import { withMetadata } from './removed.js';

/** Events that the server looks at, at most, before it reports progress. */
const searchWindow = 1_000;
/** Messages held ready for a slow reader. With more, the server is held back. One may be 1 MB. */
const mostWaiting = 128;

interface Listener {
  /** There is something to take. */
  readonly grown: () => void;
  readonly lost: (error?: Error) => void;
}

/** All events after `after` in streams with one of the prefixes, or in all streams but the server's own, and progress. */
export class Feed {
  readonly #call: ReadCall;
  #waiting: WireMessage[] = [];

  constructor(
    connection: Connection,
    after: bigint,
    streamPrefixes: readonly string[] | undefined,
    { grown, lost }: Listener,
  ) {
    const request = subscribeRequest(after === 0n ? 'start' : after, filterOn(streamPrefixes));
    this.#call = new ReadCall(connection, request, {
      message: (message) => {
        this.#waiting.push(message);
        if (this.#waiting.length === mostWaiting) this.#call.pause();
        grown();
      },
      ended: lost,
    });
  }

  /** What has come, in the order of the log. */
  take(): readonly WireMessage[] {
    const taken = this.#waiting;
    this.#waiting = [];
    this.#call.resume();
    return taken;
  }

  end(): void {
    this.#call.cancel();
  }
}

export function filterOn(streamPrefixes: readonly string[] | undefined): StreamFilter {
  if (streamPrefixes === undefined) return { regex: '^[^$]', searchWindow };
  // A server takes an empty list for no filter.
  if (streamPrefixes.length === 0) return { regex: '^$', searchWindow };
  return { prefixes: withMetadata(streamPrefixes), searchWindow };
}
