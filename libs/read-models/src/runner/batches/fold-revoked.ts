import { type Batch } from './batch.js';
import { type FoldContext } from './fold-anew.js';
import { type FoldedStream, refoldStream } from './fold-batch.js';
import { weightOfRows } from './memory-bounds.js';

/**
 * Folds the streams anew that have reports signed by a key that was revoked in a batch: what they make of these depends on the
 * revocation. After the streams of the batch are written, so that what was signed in the batch is found, too.
 *
 * @param most see `foldBatch`
 * @throws where the event store or the database cannot be read
 */
export async function* foldRevoked(
  context: FoldContext,
  batch: Batch,
  most = Infinity,
): AsyncGenerator<readonly FoldedStream[], void> {
  const { projection, db, generation } = context;
  const { revoked, revokedAt } = batch.keys;
  if (!projection.keys || revoked.size === 0) return;
  let outcomes: FoldedStream[] = [];
  let weight = 0;
  for (const stream of await projection.keys.signedBy(db, generation, [...revoked])) {
    const unnoted = context.parked(stream)?.revision ?? Infinity;
    const outcome = await refoldStream(context, stream, batch.position, 0, unnoted);
    const { folded } = outcome;
    const known = context.known(stream)?.revision ?? -1;
    if (folded && folded.tip.revision < known) {
      // Another node of a cluster gave what this one does not have yet.
      throw new Error(`The event store gave ${stream} up to ${folded.tip.revision}, not to ${known}.`);
    }
    outcomes.push({ ...outcome, renewedBy: revokedAt });
    if (folded) weight += weightOfRows(folded.wanted);
    if (weight < most) continue;
    yield outcomes;
    [outcomes, weight] = [[], 0];
  }
  yield outcomes;
}
