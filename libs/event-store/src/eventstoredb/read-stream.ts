import { StreamDeletedError } from '@eventstore/db-client';
import { StreamRemoved } from '../event-store.errors.js';
import { type ReadStreamOptions, type StreamPage } from '../event-store.port.js';
import { type Connection } from './connection.js';
import { isDeleted, metadataOf } from './removed.js';
import { type Positions } from './positions.js';
import { readEach } from './reading/read-call.js';
import { readStreamRequest } from './reading/read-request.js';
import { type WireEvent } from './reading/wire-message.js';
import { recordedFrom, type Unplaced } from './recorded.js';

const defaultLimit = 1_000;

export async function readStream(
  connection: Connection,
  positions: Positions,
  stream: string,
  options: ReadStreamOptions = {},
): Promise<StreamPage> {
  const limit = limitOf(options);
  // One more than wanted tells whether another page follows, and where it begins.
  const slice = await readSlice(connection, stream, { ...options, limit: limit + 1 });
  if (slice === null) {
    if (await isDeleted(connection, stream)) throw new StreamRemoved(stream, 'deleted');
    return { events: [], exists: false, next: null };
  }
  requireFirst(stream, slice, options);
  const events = await positions.placeAll(stream, slice.slice(0, limit));
  return { events, exists: true, next: slice[limit]?.revision ?? null };
}

/** @throws StreamRemoved events are missing that the stream once had */
function requireFirst(
  stream: string,
  [first]: readonly Unplaced[],
  { direction, from = 0 }: ReadStreamOptions,
): void {
  if (direction === 'backwards') return;
  // A stream that exists has had an event at least.
  const isCut = first === undefined ? from === 0 : first.revision > from;
  if (isCut) throw new StreamRemoved(stream, 'truncated');
}

/** Events of one stream as the server gives them; null where the stream does not exist. */
export async function readSlice(
  connection: Connection,
  stream: string,
  options: ReadStreamOptions & { readonly limit: number },
): Promise<Unplaced[] | null> {
  const events: Unplaced[] = [];
  const exists = await readRecords(connection, stream, options, (event) => {
    events.push(recordedFrom(event));
  });
  return exists ? events : null;
}

/** The same, as they come over the wire. False where the stream does not exist. */
export async function readRecords(
  connection: Connection,
  stream: string,
  { from, direction, limit }: ReadStreamOptions & { readonly limit: number },
  visit: (event: WireEvent) => void,
): Promise<boolean> {
  const request = readStreamRequest({ stream, from, backwards: direction === 'backwards', limit });
  let exists = true;
  await readEach(connection, `reading ${stream}`, request, ({ event, notFound }) => {
    if (event !== undefined) visit(event);
    if (notFound === true) exists = false;
  });
  return exists;
}

export function limitOf({ limit = defaultLimit }: { readonly limit?: number }): number {
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new RangeError(`A page holds at least one event, not ${limit}.`);
}

/** Whether an event is hidden or gone because its stream was deleted, truncated or aged, which others can do on the server. */
export async function isRemoved(connection: Connection, stream: string, revision: number): Promise<boolean> {
  try {
    const [first] = (await readSlice(connection, stream, { from: revision, limit: 1 })) ?? [];
    if (first !== undefined) return first.revision > revision;
    const metadata = await metadataOf(connection, stream);
    return Number(metadata?.truncateBefore ?? 0) > revision || metadata?.maxAge !== undefined;
  } catch (error) {
    if (error instanceof StreamDeletedError) return true;
    throw error;
  }
}
