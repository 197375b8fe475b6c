import { type ExpectedRevision, type NewEvent } from '../../event-store.port.js';
import { type Connection } from '../connection.js';
import { readSlice } from '../read-stream.js';
import { type Unplaced } from '../recorded.js';

const pageSize = 500;

export interface Finding {
  /** The events, if they are there: all of them, in their order, without another one between. */
  readonly written: Unplaced[] | undefined;
  /** Revision of the last event of the stream, where it was looked at; null where the stream does not exist. */
  readonly last: number | null;
}

/**
 * Looks for the events of an append in its stream. Where an exact revision was expected, they can be at one place only.
 * Otherwise the stream is searched from its end backwards: slow only for a long stream, and only after a lost answer.
 */
export async function findWritten(
  connection: Connection,
  stream: string,
  events: readonly NewEvent[],
  expected: ExpectedRevision,
): Promise<Finding> {
  if (expected !== 'any' && expected !== 'exists') {
    const first = expected === 'none' ? 0 : expected + 1;
    return { written: await sliceWithIds(connection, stream, events, first), last: null };
  }
  let [last, from]: [number | null, number | undefined] = [null, undefined];
  for (;;) {
    const options = { direction: 'backwards', limit: pageSize } as const;
    const page = await readSlice(connection, stream, from === undefined ? options : { ...options, from });
    if (page === null || page.length === 0) return { written: undefined, last };
    last ??= page[0]?.revision ?? null;
    const first = page.find(({ id }) => isSame(id, events[0]?.id));
    if (first !== undefined) {
      return { written: await sliceWithIds(connection, stream, events, first.revision), last };
    }
    const lowest = page.at(-1)?.revision ?? 0;
    if (lowest === 0) return { written: undefined, last };
    from = lowest - 1;
  }
}

/** The events of the stream from this revision on, if they are exactly these; undefined otherwise. */
export async function sliceWithIds(
  connection: Connection,
  stream: string,
  events: readonly NewEvent[],
  first: number,
): Promise<Unplaced[] | undefined> {
  const slice = (await readSlice(connection, stream, { from: first, limit: events.length })) ?? [];
  const same =
    slice.length === events.length && slice.every(({ id }, index) => isSame(id, events[index]?.id));
  return same ? slice : undefined;
}

/** The server gives UUIDs back in lower case. */
function isSame(kept: string, given: string | undefined): boolean {
  return kept.toLowerCase() === given?.toLowerCase();
}
