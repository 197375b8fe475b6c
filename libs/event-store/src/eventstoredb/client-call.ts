import { type CallOptions, type Metadata } from '@grpc/grpc-js';
import { type EventStoreDBClient } from '@eventstore/db-client';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';

/** What makes calls over a channel: one for each channel. */
export type Calls = InstanceType<typeof streamsGrpc.StreamsClient>;

/** The inner parts of the client 6.2.1 that its own calls use; its types call them protected. */
interface ClientParts {
  GRPCStreamCreator<Call>(
    calls: typeof streamsGrpc.StreamsClient,
    name: string,
    create: (calls: Calls) => Call,
    cache?: WeakMap<Calls, Promise<Call>>,
  ): () => Promise<Call>;
  callArguments(base: { readonly requiresLeader: boolean }, options: CallOptions): [Metadata, CallOptions];
}

/**
 * Begins a call of ours to the leader as the client begins its own: over its channel, with its user, ended with it, and it connects
 * again where the call fails. No deadline: that would be kept by nobody while a long call goes on.
 *
 * @param begun calls that go on: where one has begun over the channel, that one is given
 */
export function beginCall<Call>(
  client: EventStoreDBClient,
  name: string,
  create: (calls: Calls, ...args: [Metadata, CallOptions]) => Call,
  begun?: WeakMap<Calls, Promise<Call>>,
): Promise<Call> {
  const parts = client as unknown as ClientParts;
  const created = (calls: Calls): Call =>
    create(calls, ...parts.callArguments({ requiresLeader: true }, { deadline: Number.POSITIVE_INFINITY }));
  return parts.GRPCStreamCreator(streamsGrpc.StreamsClient, name, created, begun)();
}
