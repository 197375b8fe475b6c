import {
  AccessDeniedError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import type statusPb from '@eventstore/db-client/generated/status_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import { stringify } from 'uuid';
import { type ExpectedRevision, type NewEvent } from '../../event-store.port.js';
import { checkMetadata, withRecordedAt } from './recorded-at.js';

/** An event as it goes to the server. Encoded once, however often its append is tried. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** @throws TypeError it cannot be written as JSON */
export function encoded({ id, type, data, metadata }: NewEvent, recordedAt: string): EncodedEvent {
  checkMetadata(metadata);
  return { id, type, data: jsonBytes(data), metadata: jsonBytes(withRecordedAt(metadata, recordedAt)) };
}

/** A server takes messages of 4 MB. */
const mostBytes = 1024 * 1024;

/** The messages of one append: one as a rule, more where it is large. */
export function requestsFor(
  correlationId: string,
  stream: string,
  events: readonly EncodedEvent[],
  expected: ExpectedRevision,
): readonly streamsPb.BatchAppendReq[] {
  const requests: streamsPb.BatchAppendReq[] = [];
  const correlation = uuidOf(correlationId);
  let [request, bytes]: [streamsPb.BatchAppendReq | undefined, number] = [undefined, 0];
  for (const { id, type, data, metadata } of events) {
    bytes += data.length + metadata.length;
    if (request === undefined || bytes > mostBytes) {
      request = new streamsPb.BatchAppendReq();
      request.setCorrelationId(correlation);
      if (requests.length === 0) request.setOptions(optionsFor(stream, expected));
      requests.push(request);
      bytes = data.length + metadata.length;
    }
    const message = new streamsPb.BatchAppendReq.ProposedMessage();
    message.setId(uuidOf(id));
    message.getMetadataMap().set('type', type).set('content-type', 'application/json');
    message.setData(data);
    message.setCustomMetadata(metadata);
    request.addProposedMessages(message);
  }
  request?.setIsFinal(true);
  return requests;
}

/** No deadline: it would be an instant by this machine's clock, and the server has a limit of its own. */
function optionsFor(stream: string, expected: ExpectedRevision): streamsPb.BatchAppendReq.Options {
  const options = new streamsPb.BatchAppendReq.Options();
  const identifier = new sharedPb.StreamIdentifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream)));
  options.setStreamIdentifier(identifier);
  if (expected === 'none') options.setNoStream(new emptyPb.Empty());
  else if (expected === 'exists') options.setStreamExists(new emptyPb.Empty());
  else if (expected === 'any') options.setAny(new emptyPb.Empty());
  else options.setStreamPosition(String(expected));
  return options;
}

/** Whose answer it is. Servers write ids as text or as two numbers. */
export function correlationOf(response: streamsPb.BatchAppendResp): string {
  const id = response.getCorrelationId();
  const structured = id?.getStructured();
  if (structured === undefined) return id?.getString() ?? '';
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64BE(BigInt.asIntN(64, BigInt(structured.getMostSignificantBits())), 0);
  bytes.writeBigInt64BE(BigInt.asIntN(64, BigInt(structured.getLeastSignificantBits())), 8);
  return stringify(bytes);
}

/** Where the last event of an append lies. */
export interface Accepted {
  readonly revision: number;
  /** Undefined where the server does not say, as after a retry. */
  readonly position: bigint | undefined;
}

/** What the server says of one append. @throws the errors of the client, as its single append has them */
export function answerIn(response: streamsPb.BatchAppendResp, stream: string): Accepted {
  const [error, success] = [response.getError(), response.getSuccess()];
  if (error !== undefined) throw failureOf(error, stream);
  if (success === undefined) throw new UnknownError(undefined, 'An answer without a success or an error.');
  const position = success.getPosition();
  return {
    revision: Number(success.getCurrentRevision()),
    position: position && BigInt(position.getCommitPosition()),
  };
}

function failureOf(status: statusPb.Status, stream: string): Error {
  const details = status.getDetails();
  const name = details?.getTypeName() ?? '';
  switch (name) {
    case 'event_store.client.WrongExpectedVersion': {
      const wrong = details?.unpack((bytes) => sharedPb.WrongExpectedVersion.deserializeBinary(bytes), name);
      if (wrong) return WrongExpectedVersionError.fromWrongExpectedVersion(wrong, stream);
      break;
    }
    case 'event_store.client.MaximumAppendSizeExceeded': {
      const size = details?.unpack(
        (bytes) => sharedPb.MaximumAppendSizeExceeded.deserializeBinary(bytes),
        name,
      );
      if (size) return MaxAppendSizeExceededError.fromMaxAppendSize(size.getMaxappendsize());
      break;
    }
    case 'event_store.client.StreamDeleted':
      return StreamDeletedError.fromStreamName(stream);
    case 'event_store.client.AccessDenied':
      return new AccessDeniedError();
    case 'event_store.client.Timeout':
      return new DeadlineExceededError();
  }
  return new UnknownError(undefined, status.getMessage());
}

function uuidOf(text: string): sharedPb.UUID {
  const uuid = new sharedPb.UUID();
  uuid.setString(text);
  return uuid;
}

function jsonBytes(value: object): Uint8Array {
  const text = Buffer.from(JSON.stringify(value));
  return new Uint8Array(text.buffer, text.byteOffset, text.length);
}
