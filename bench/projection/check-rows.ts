import { convoyStream, describeConvoy, foldConvoy, readConvoyEvent } from '#kafila/domain';
import { type EventStore, readWholeStream } from '#kafila/event-store';
import { type ReadModels, recomputeRowsDigest, trips } from '#kafila/read-models';

/** The status of each convoy by the other way: all its events folded at one go, without the runner. */
export async function foldStatuses(
  store: EventStore,
  convoyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const statuses = new Map<string, string>();
  for (const convoyId of convoyIds) {
    const events = await readWholeStream(store, convoyStream(convoyId));
    statuses.set(convoyId, describeConvoy(foldConvoy(events.map((event) => readConvoyEvent(event)))).status);
  }
  return statuses;
}

/**
 * Holds the rows against the digest that the projection has kept of them, and against the statuses they should have.
 *
 * @returns what is wrong, in words, and the digest of the rows as they are
 */
export async function checkRows(
  { read }: ReadModels,
  statuses: ReadonlyMap<string, string>,
): Promise<{ readonly digest: string; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  const digest = await recomputeRowsDigest(read, trips.tables);
  const kept = await read.selectFrom('projections').select('rows_digest').executeTakeFirstOrThrow();
  if (kept.rows_digest !== digest) faults.push(`the rows amount to ${digest}, kept is ${kept.rows_digest}`);

  const rows = await read.selectFrom('convoys').select(['convoy_id', 'status']).execute();
  if (rows.length !== statuses.size) faults.push(`there are ${rows.length} convoys, not ${statuses.size}`);
  for (const { convoy_id: convoyId, status } of rows) {
    const right = statuses.get(convoyId);
    if (status !== right) faults.push(`${convoyId} is ${right ?? 'unknown'}, its row says ${status}`);
  }
  return { digest, faults: faults.slice(0, 10) };
}
