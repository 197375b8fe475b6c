import {
  AccessDeniedError,
  InvalidArgumentError,
  NotLeaderError,
  RequiredMetadataPropertyMissingError,
  StreamDeletedError,
  UnsupportedError,
} from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { AppendTooLarge, StreamRemoved } from '../event-store.errors.js';
import { type Hindrance } from './connecting/hindrance.js';

/** The server did not answer in time, or the connection failed in a way the client has no name for. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** The server said no, and will say so again: nothing was written, and a retry is of no use. */
export function isRefusal(error: unknown): boolean {
  return [
    InvalidArgumentError,
    AppendTooLarge,
    RequiredMetadataPropertyMissingError,
    StreamDeletedError,
    StreamRemoved,
    UnsupportedError,
    TypeError,
    RangeError,
  ].some((kind) => error instanceof kind);
}

/** The node asked is not the leader: nothing was written. The client goes to the leader by itself. */
export function isNotLeader(error: unknown): boolean {
  return error instanceof NotLeaderError;
}

/** The server does not let this user in, or not do this. It may be set right at any time, here or there. */
export function isDenied(error: unknown): error is AccessDeniedError {
  return error instanceof AccessDeniedError;
}

/** What a call itself met, where that tells what keeps from the store. */
export function hindranceIn(cause: unknown, isNamed: boolean): Hindrance | undefined {
  if (!isDenied(cause)) return undefined;
  if (!isNamed) {
    const detail = 'The event store asks for a user, and EVENT_STORE_URL names none.';
    return { code: 'wrong-user', detail };
  }
  if (cause.code === status.UNAUTHENTICATED) {
    const detail = 'The event store does not accept the user or the password in EVENT_STORE_URL.';
    return { code: 'wrong-user', detail };
  }
  const detail =
    'The event store does not give the user in EVENT_STORE_URL the rights that Kafila needs: see docs/eventstoredb.md.';
  return { code: 'no-rights', detail };
}

/** Servers can be reached, and none of them leads. */
export function leaderless(cause: unknown, isLookedFor: boolean): Hindrance | undefined {
  const said = cause instanceof Error ? cause.message : '';
  const isSo = isLookedFor || isNotLeader(cause) || /Server Is Not Ready|No leader info/.test(said);
  return isSo ? { code: 'no-leader', detail: 'No node of the event store leads the others.' } : undefined;
}
