import { CARNET_PREFIX, CONVOY_PREFIX, DECLARATION_PREFIX } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type LastEvent, type StreamTip } from '../../tables/descriptor/stream-tip.js';

const MOST = 8;
const TABLES = [
  ['convoys', CONVOY_PREFIX, 'convoy_id'],
  ['carnets', CARNET_PREFIX, 'carnet_number'],
  ['declarations', DECLARATION_PREFIX, 'reference'],
] as const;

/** The last events that documents of the API rest on, in the order of their positions. */
export async function lastEvents(db: Database): Promise<readonly StreamTip[]> {
  const tips: StreamTip[] = [];
  for (const [table, prefix, key] of TABLES) {
    const rows = await db
      .selectFrom(table as 'convoys')
      .select([`${key as 'convoy_id'} as key`, 'document'])
      .orderBy('position', 'desc')
      .limit(MOST)
      .execute();
    for (const { key: name, document } of rows) {
      const { revision, position } = JSON.parse(document) as Partial<LastEvent>;
      // Documents of old versions do not say.
      if (revision === undefined || position === undefined) continue;
      tips.push({ stream: `${prefix}${name}`, revision, position: BigInt(position) });
    }
  }
  return tips.sort((one, other) => (one.position < other.position ? -1 : 1)).slice(-MOST);
}
