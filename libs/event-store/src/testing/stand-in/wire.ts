import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { isSince, type Node } from './node.js';
import { type Expected, type LogRecord, type Proposed } from './record.js';

/** Messages of appends and batch appends have the same form. */
type ProposedMessage = streamsPb.AppendReq.ProposedMessage | streamsPb.BatchAppendReq.ProposedMessage;

/** -1 as an unsigned number: what a server says where it knows no position. */
const noPosition = String(2n ** 64n - 1n);

export function streamNameOf(identifier: sharedPb.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function identifierOf(stream: string): sharedPb.StreamIdentifier {
  const identifier = new sharedPb.StreamIdentifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream, 'utf8')));
  return identifier;
}

export function proposedFrom(message: ProposedMessage): Proposed {
  const metadata = message.getMetadataMap();
  return {
    id: (message.getId()?.getString() ?? '').toLowerCase(),
    type: metadata.get('type') ?? '',
    contentType: metadata.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function expectedOf(options: { hasNoStream(): boolean; hasStreamExists(): boolean }): Expected {
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}

/** An event as it is sent to a reader. Reads of one stream name positions only since 22.10. */
export function eventMessage(record: LogRecord, node: Node, ofOneStream: boolean): streamsPb.ReadResp {
  const known = !ofOneStream || isSince(node, '22.10');
  const position = known ? String(record.position) : noPosition;
  const kept = new streamsPb.ReadResp.ReadEvent.RecordedEvent();
  const id = new sharedPb.UUID();
  id.setString(record.id);
  kept.setId(id);
  kept.setStreamIdentifier(identifierOf(record.stream));
  kept.setStreamRevision(String(record.revision));
  kept.setCommitPosition(position);
  kept.setPreparePosition(position);
  const metadata = kept.getMetadataMap();
  metadata.set('type', record.type);
  metadata.set('content-type', record.contentType);
  metadata.set('created', String(record.ticks));
  kept.setData(record.data);
  kept.setCustomMetadata(record.metadata);
  const event = new streamsPb.ReadResp.ReadEvent();
  event.setEvent(kept);
  if (known) event.setCommitPosition(position);
  else event.setNoPosition(new sharedPb.Empty());
  const message = new streamsPb.ReadResp();
  message.setEvent(event);
  return message;
}

/**
 * Progress of a filtered subscription: everything that begins before `commit`, or at it where `prepare` is the same.
 * While catching up, the real server names the end of what it read, with prepare 0: the event that begins there has
 * not been looked at.
 */
export function checkpointMessage(commit: bigint, prepare: bigint): streamsPb.ReadResp {
  const checkpoint = new streamsPb.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(commit));
  checkpoint.setPreparePosition(String(prepare));
  const message = new streamsPb.ReadResp();
  message.setCheckpoint(checkpoint);
  return message;
}
