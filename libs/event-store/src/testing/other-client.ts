import { randomUUID } from 'node:crypto';
import { ChannelCredentials } from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';

/** An event as any program may write it. */
export interface RawEvent {
  readonly id?: string;
  readonly type?: string;
  readonly contentType?: 'application/json' | 'application/octet-stream';
  readonly data?: string | Uint8Array;
  readonly metadata?: string | Uint8Array;
}

/** Somebody else who writes to the same server, whatever he likes. */
export class OtherClient {
  readonly client: EventStoreDBClient;
  readonly #streams: streamsGrpc.StreamsClient;

  constructor(url: string) {
    this.client = EventStoreDBClient.connectionString(url);
    const [, host = ''] = /^esdb:\/\/([^/?]*)/.exec(url) ?? [];
    this.#streams = new streamsGrpc.StreamsClient(host, ChannelCredentials.createInsecure());
  }

  /** Appends one event at any revision, its bytes as they are. @returns its id */
  append(stream: string, event: RawEvent): Promise<string> {
    const id = event.id ?? randomUUID();
    const options = new streamsPb.AppendReq.Options();
    const identifier = new sharedPb.StreamIdentifier();
    identifier.setStreamName(Uint8Array.from(Buffer.from(stream)));
    options.setStreamIdentifier(identifier);
    options.setAny(new sharedPb.Empty());
    const [head, body] = [new streamsPb.AppendReq(), new streamsPb.AppendReq()];
    head.setOptions(options);
    body.setProposedMessage(messageOf(id, event));
    return new Promise((resolve, reject) => {
      const call = this.#streams.append((error) => {
        if (error) reject(error);
        else resolve(id);
      });
      call.write(head);
      call.write(body);
      call.end();
    });
  }

  async close(): Promise<void> {
    this.#streams.close();
    await this.client.dispose();
  }
}

function messageOf(
  id: string,
  { type = 'CheckpointPassed', contentType = 'application/json', data = '{}', metadata = '{}' }: RawEvent,
): streamsPb.AppendReq.ProposedMessage {
  const message = new streamsPb.AppendReq.ProposedMessage();
  const uuid = new sharedPb.UUID();
  uuid.setString(id);
  message.setId(uuid);
  message.getMetadataMap().set('type', type).set('content-type', contentType);
  message.setData(Uint8Array.from(Buffer.from(data)));
  message.setCustomMetadata(Uint8Array.from(Buffer.from(metadata)));
  return message;
}
