import { type ClientReadableStream } from '@grpc/grpc-js';
import { convertToCommandError } from '@eventstore/db-client';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { beginCall } from '../client-call.js';
import { type Connection } from '../connection.js';
import { Unanswered } from '../failure.js';
import { messageIn, type WireMessage } from './wire-message.js';

interface Listener {
  readonly message: (message: WireMessage) => void;
  /** Once, and nothing after it. Without an error: the server has said all. */
  readonly ended: (error?: Error) => void;
}

const { path, requestSerialize } = streamsGrpc.StreamsService.read;

/** A read or a subscription, over a call of its own. */
export class ReadCall {
  #call: ClientReadableStream<WireMessage> | undefined;
  #over = false;
  #paused = false;

  constructor({ client }: Connection, request: streamsPb.ReadReq, listener: Listener) {
    const end = (error?: Error): void => {
      if (this.#over) return;
      this.#over = true;
      listener.ended(error);
    };
    beginCall(client, 'read', (calls, metadata, options) => {
      const call = calls.makeServerStreamRequest(
        ...[path, requestSerialize, messageIn, request, metadata, options],
      );
      this.#call = call;
      call.on('error', (error) => {
        end(convertToCommandError(error));
      });
      call.on('end', () => {
        end();
      });
      call.on('data', (message: WireMessage) => {
        if (!this.#over) listener.message(message);
      });
      if (this.#paused) call.pause();
      if (this.#over) this.cancel();
      return call;
    }).catch(end);
  }

  /** Holds the server back until `resume`. What is on its way comes still. */
  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    this.#call?.pause();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#call?.resume();
  }

  /** Nothing is told any more. */
  cancel(): void {
    this.#over = true;
    const call = this.#call;
    if (!call) return;
    // The rest is thrown away: the client waits for its end before it closes.
    call.resume();
    // A call must not be cancelled while it hands over a message (grpc-node 1464, 1652).
    setImmediate(() => {
      call.cancel();
    });
  }
}

/**
 * Reads until the server has said all, or until the visitor has what it wants. The deadline holds for each message, as a long read
 * may take longer.
 *
 * @param visit answers `enough` where it wants no more
 */
export function readEach(
  connection: Connection,
  what: string,
  request: streamsPb.ReadReq,
  visit: (message: WireMessage) => 'enough' | undefined,
): Promise<void> {
  const { deadlineMs } = connection.settings;
  return new Promise((resolve, reject) => {
    let heard = performance.now();
    const settle = (error?: Error): void => {
      clearTimeout(timer);
      call.cancel();
      if (error === undefined) resolve();
      else reject(error);
    };
    const watch = (): void => {
      const leftMs = heard + deadlineMs - performance.now();
      if (leftMs > 0) timer = setTimeout(watch, leftMs);
      else settle(new Unanswered(`No answer within ${deadlineMs} ms: ${what}.`));
    };
    let timer = setTimeout(watch, deadlineMs);
    const call = new ReadCall(connection, request, {
      message(message) {
        heard = performance.now();
        try {
          if (visit(message) === 'enough') settle();
        } catch (error) {
          settle(error as Error);
        }
      },
      ended(error) {
        settle(error);
      },
    });
  });
}
