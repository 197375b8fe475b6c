import { StreamDeletedError } from '@eventstore/db-client';
import { type Connection } from './connection.js';
import { readSlice } from './read-stream.js';

/** Whether an event is hidden or gone because its stream was deleted, truncated or aged, which others can do on the server. */
export async function isRemoved(connection: Connection, stream: string, revision: number): Promise<boolean> {
  try {
    const [first] = (await readSlice(connection, stream, { from: revision, limit: 1 })) ?? [];
    if (first !== undefined) return first.revision > revision;
    const { metadata } = await connection.inTime(
      `reading the metadata of ${stream}`,
      connection.client.getStreamMetadata(stream, { requiresLeader: true }),
    );
    return Number(metadata?.truncateBefore ?? 0) > revision || metadata?.maxAge !== undefined;
  } catch (error) {
    if (error instanceof StreamDeletedError) return true;
    throw error;
  }
}
