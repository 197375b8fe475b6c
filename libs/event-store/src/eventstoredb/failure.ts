import {
  AccessDeniedError,
  InvalidArgumentError,
  NotLeaderError,
  RequiredMetadataPropertyMissingError,
  StreamDeletedError,
  UnsupportedError,
} from '@eventstore/db-client';
import { AppendTooLarge } from '../event-store.errors.js';

/** The server did not answer in time, or the connection failed in a way the client has no name for. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** The server said no, and will say so again: nothing was written, and a retry is of no use. */
export function isRefusal(error: unknown): boolean {
  return [
    AccessDeniedError,
    InvalidArgumentError,
    AppendTooLarge,
    RequiredMetadataPropertyMissingError,
    StreamDeletedError,
    UnsupportedError,
    TypeError,
    RangeError,
  ].some((kind) => error instanceof kind);
}

/** The node asked is not the leader: nothing was written. The client goes to the leader by itself. */
export function isNotLeader(error: unknown): boolean {
  return error instanceof NotLeaderError;
}
