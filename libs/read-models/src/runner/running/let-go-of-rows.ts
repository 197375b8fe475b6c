import { anchorsText, NO_ANCHORS } from '#kafila/event-store';
import { writeMark } from '../../database/marks.js';
import { type Database } from '../../database/schema.js';
import { NO_VERSION } from '../checkpoint/checkpoint.js';
import { type Projection } from '../projection/projection.js';
import { dropGeneration } from '../rebuild/generations.js';
import { pendingRequests, writeAnswer } from '../requests/requests.js';

/**
 * Lets the rows stay as they are until those are made that the store gives now; they count as true at no position meanwhile.
 * Whoever works on the next rows fails at its next commit. What was asked for before is refused: another event may stand
 * there now. Call it in a transaction.
 *
 * @param losses how many were accepted in the store
 */
export async function letGoOfRows(trx: Database, projection: Projection, losses: number): Promise<void> {
  const { name } = projection;
  await dropGeneration(trx, projection, 'next');
  await trx
    .updateTable('projections')
    .set({ version: NO_VERSION, position: 0n, filled_to: null })
    .set({ anchors: anchorsText({ ...NO_ANCHORS, losses }) })
    .where('name', '=', name)
    .execute();
  for (const { id } of await pendingRequests(trx, name))
    await writeAnswer(trx, id, { outcome: 'refused', because: 'store-changed' });
  // The live feed follows positions that begin anew.
  await trx.deleteFrom('convoy_changes').execute();
  await trx.deleteFrom('assessments').execute();
  await trx.deleteFrom('assessed').execute();
  await writeMark(trx, 'assessments');
}
