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
import type streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { stringify } from 'uuid';

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
