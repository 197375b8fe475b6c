import { randomUUID } from 'node:crypto';
import { type ClientDuplexStream } from '@grpc/grpc-js';
import { convertToCommandError } from '@eventstore/db-client';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { type ExpectedRevision } from '../../event-store.port.js';
import { type EncodedEvent, requestsFor } from './append-requests.js';
import { type Accepted, answerIn, correlationOf } from './batch-answers.js';
import { beginCall, type Calls } from '../client-call.js';
import { type Connection } from '../connection.js';
import { Unanswered } from '../failure.js';

type Call = ClientDuplexStream<Uint8Array, streamsPb.BatchAppendResp>;

const { path, responseDeserialize } = streamsGrpc.StreamsService.batchAppend;

interface Pending {
  readonly stream: string;
  readonly resolve: (accepted: Accepted) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Many appends over one long call, told apart by correlation ids. The client has that too, with two faults that end the process: all
 * clients share one table of pending answers, and an error on any stream empties it. Here each call has its own; an answer that
 * nobody waits for any more is ignored.
 */
export class BatchAppends {
  readonly #calls = new WeakMap<Calls, Promise<Call>>();
  readonly #pending = new WeakMap<Call, Map<string, Pending>>();
  #opening: Promise<Call> | undefined;

  constructor(private readonly connection: Connection) {}

  /** One attempt, within the deadline. */
  append(stream: string, events: readonly EncodedEvent[], expected: ExpectedRevision): Promise<Accepted> {
    const id = randomUUID();
    const what = `appending to ${stream}`;
    let [pending, late]: [Map<string, Pending> | undefined, boolean] = [undefined, false];
    const answered = this.#call().then((call) => {
      pending = this.#pending.get(call);
      if (!pending || call.destroyed || late) throw new Unanswered(`The call for ${what} has ended.`);
      return this.#sent(call, pending, id, { stream, events, expected });
    });
    return this.connection.inTime(what, answered).finally(() => {
      late = true;
      pending?.delete(id);
    });
  }

  #sent(
    call: Call,
    pending: Map<string, Pending>,
    id: string,
    {
      stream,
      events,
      expected,
    }: { stream: string; events: readonly EncodedEvent[]; expected: ExpectedRevision },
  ): Promise<Accepted> {
    return new Promise((resolve, reject) => {
      pending.set(id, { stream, resolve, reject });
      for (const request of requestsFor(id, stream, events, expected)) call.write(request);
    });
  }

  /** One promise for all who wait for a new call, so that appends go out in the order in which they were asked for. */
  #call(): Promise<Call> {
    this.#opening ??= beginCall(
      this.connection.client,
      'batchAppend',
      (calls, ...args) =>
        this.#begin(calls.makeBidiStreamRequest(path, asItIs, responseDeserialize, ...args)),
      this.#calls,
    ).finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  #begin(call: Call): Call {
    const pending = new Map<string, Pending>();
    this.#pending.set(call, pending);
    const end = (cause: Error): void => {
      this.#pending.delete(call);
      for (const { reject } of pending.values()) reject(cause);
      pending.clear();
    };
    call.on('data', (response: streamsPb.BatchAppendResp) => {
      const waiting = pending.get(correlationOf(response));
      if (!waiting) return;
      try {
        waiting.resolve(answerIn(response, waiting.stream));
      } catch (error) {
        waiting.reject(error as Error);
      }
    });
    call.on('error', (error) => {
      // What was sent before may be written, also by a node that says now that it is not the leader.
      end(convertToCommandError(error));
    });
    call.on('end', () => {
      end(new Unanswered('The server ended the call for appends.'));
      call.end();
    });
    return call;
  }
}

/** Requests are bytes already. */
function asItIs(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
