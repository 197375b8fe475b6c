import { ascending } from '#kafila/domain';
import { type Database } from '../../../database/schema.js';
import { type SortKey } from '../../answers/cursor.js';
import { type AskedPage } from '../../answers/page.js';
import { findConflicts } from './find-conflicts.js';
import { findOfStreams } from './find-of-streams.js';
import { type IrregularityFilter } from './irregularity-filter.js';
import { cursorOf, type FoundIrregularity } from './irregularity-page.js';

/**
 * What stands now, the newest first: those of one stream before conflicts of claims of the same moment.
 *
 * @throws Problem `invalid-cursor`
 */
export async function findIrregularities(
  db: Database,
  filter: IrregularityFilter,
  { after, limit }: AskedPage,
): Promise<readonly FoundIrregularity[]> {
  const page = { after: after && cursorOf(after), limit };
  const found = [...(await findOfStreams(db, filter, page)), ...(await findConflicts(db, filter, page))];
  // Within one moment each part is in order already.
  const newestFirst = ([a]: SortKey, [b]: SortKey): number => ascending(b, a);
  return found.sort((a, b) => newestFirst(a.sortKey, b.sortKey)).slice(0, limit);
}
