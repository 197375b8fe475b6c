import { StreamDeletedError, type StreamMetadata } from '@eventstore/db-client';
import { StreamRemoved } from '../event-store.errors.js';
import { type RemovedStream } from '../event-store.port.js';
import { type Connection } from './connection.js';
import { type WireEvent } from './reading/wire-message.js';
import { objectIn } from './recorded.js';

/** What in the metadata of a stream hides events of it. */
const HIDES = ['$tb', '$maxCount', '$maxAge'];
const METADATA_OF = '$$';

/** Prefixes of streams, and of those that tell of their metadata. */
export function withMetadata(prefixes: readonly string[]): string[] {
  return prefixes.flatMap((prefix) => [prefix, `${METADATA_OF}${prefix}`]);
}

/** The stream that an event of the server's own tells of as deleted or cut off; undefined for all other events. */
export function removedIn({ stream, type, data, position }: WireEvent): RemovedStream | undefined {
  if (position === null) return undefined;
  if (type === '$streamDeleted') return { stream, position };
  if (type !== '$metadata' || !stream.startsWith(METADATA_OF)) return undefined;
  const said = objectIn(data) ?? {};
  const hides = HIDES.some((name) => name in said);
  return hides ? { stream: stream.slice(METADATA_OF.length), position } : undefined;
}

/** The same, with the refusal of a stream that has a tombstone under the name of the port. @throws StreamRemoved */
export async function unlessDeleted<T>(stream: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof StreamDeletedError) throw new StreamRemoved(stream, 'deleted', { cause });
    throw cause;
  }
}

/** Whether a stream of which nothing can be read was deleted, and may begin again. */
export async function isDeleted(connection: Connection, stream: string): Promise<boolean> {
  return Number((await metadataOf(connection, stream))?.truncateBefore ?? 0) > Number.MAX_SAFE_INTEGER;
}

export async function metadataOf(
  connection: Connection,
  stream: string,
): Promise<StreamMetadata | undefined> {
  const reading = connection.client.getStreamMetadata(stream, { requiresLeader: true });
  return (await connection.inTime(`reading the metadata of ${stream}`, reading)).metadata;
}
