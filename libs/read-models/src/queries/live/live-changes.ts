import { type Scopes } from '#kafila/platform';
import { sql } from 'kysely';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type ReadModels } from '../../database/read-models.js';
import { asText, type Database } from '../../database/schema.js';
import { scopedTo } from '../../database/scope/scoped.js';
import { type ChangeId, compareChanges, printChange } from '../../runner/projection/change-id.js';
import { MOST_CHARACTERS, portionsOf } from '../answers/page.js';
import {
  changesOf,
  type ChangedConvoy,
  type ChangedPart,
  findChangedConvoys,
  type Followed,
} from '../convoys/changed-convoys.js';
import { isAfter } from '../reading/is-after.js';
import { assessmentJsonsOf } from '../assessments/assessment-json.js';
import { documentsOf } from '../convoys/find-convoys.js';
import { fleetRowsOf } from '../convoys/fleet/fleet-rows.js';

/** Rows read at one time; bounds what is in memory however much somebody has missed. */
const ROWS_AT_ONCE = 100;

/** A convoy as the live feed sends it. */
export interface LiveConvoy {
  /** The name of its event. */
  readonly part: ChangedPart;
  readonly convoyId: string;
  readonly corridorId: string | null;
  /** As GET /v1/convoys/:convoyId gives it, or GET /v1/fleet, or what was assessed of it. */
  readonly json: string;
}

/** What changed something, and the convoys that show something else since. */
export interface LiveChange {
  readonly id: ChangeId;
  readonly convoys: readonly LiveConvoy[];
}

/** Part of what has changed. */
export interface LivePage {
  readonly changes: readonly LiveChange[];
  /** Where the page ends; null where nothing more has changed. */
  readonly end: ChangeId | null;
}

/** How many characters are kept for others who come to the same change in one pass. */
const MOST_KEPT = 4 * MOST_CHARACTERS;

/** What was read in one pass over all who listen: who comes to the same change, from however far, shares it. */
export class ChangesRead {
  readonly #changes = new Map<string, LiveChange>();
  #characters = 0;

  find(change: ChangedConvoys): LiveChange | undefined {
    return this.#changes.get(keyOf(change));
  }

  keep(change: LiveChange): void {
    const length = change.convoys.reduce((sum, { json }) => sum + json.length, 0);
    if (this.#characters + length > MOST_KEPT) return;
    this.#changes.set(keyOf(change), change);
    this.#characters += length;
  }
}

type ChangedConvoys = Pick<LiveChange, 'id'> & { readonly convoys: readonly { readonly convoyId: string }[] };

/** A convoy that has changed again since comes with that change. */
function keyOf({ id, convoys }: ChangedConvoys): string {
  return [printChange(id), ...convoys.map(({ convoyId }) => convoyId)].join('\0');
}

/**
 * What changed after a change, whole changes only: all convoys that one event has changed, or none. Others have their turn
 * between portions of it.
 *
 * @param to `sees`: of what is shown to whoever sees so much; `read` is to be of those alone, and of what they follow
 */
export function readChanges(
  readModels: ReadModels,
  after: ChangeId,
  read: ChangesRead = new ChangesRead(),
  { sees, followed = 'convoys' }: { readonly sees?: Scopes | undefined; readonly followed?: Followed } = {},
): Promise<LivePage> {
  return readModels.snapshot(async (whole) => {
    const db = scopedTo(whole, sees);
    const page = await db
      .selectFrom(changesOf(followed))
      .select([asText('changed.position').as('position'), 'changed.mend'])
      .where(isAfter(after, 'changed'))
      .orderBy(sql`changed.position`)
      .orderBy('changed.mend')
      .limit(ROWS_AT_ONCE)
      .execute();
    const last = page.at(-1);
    if (last === undefined) return { changes: [], end: null };
    const end = { position: BigInt(last.position), repair: last.mend };
    const all = byChange(await findChangedConvoys(db, followed, after, end));
    const some = withinPage(all);
    const known = some.map((change) => read.find(change));
    const fresh = await withJsons(
      db,
      some.filter((_, i) => !known[i]),
    );
    for (const change of fresh) read.keep(change);
    const changes = known.map((change) => change ?? (fresh.shift() as LiveChange));
    if (some.length < all.length) return { changes, end: some.at(-1)?.id ?? end };
    return { changes, end: page.length === ROWS_AT_ONCE ? end : null };
  });
}

interface FoundChange {
  readonly id: ChangeId;
  readonly convoys: ChangedConvoy[];
}

function byChange(rows: readonly ChangedConvoy[]): readonly FoundChange[] {
  const changes: FoundChange[] = [];
  for (const row of rows) {
    const id = { position: BigInt(row.position), repair: row.mend };
    const before = changes.at(-1);
    if (before && compareChanges(before.id, id) === 0) before.convoys.push(row);
    else changes.push({ id, convoys: [row] });
  }
  return changes;
}

/** The first ones, one at least, that together are no longer than a page. */
function withinPage(changes: readonly FoundChange[]): readonly FoundChange[] {
  let characters = 0;
  const beyond = changes.findIndex(({ convoys }, i) => {
    characters += convoys.reduce((sum, { length }) => sum + length, 0);
    return i > 0 && characters > MOST_CHARACTERS;
  });
  return beyond < 0 ? changes : changes.slice(0, beyond);
}

async function withJsons(db: Database, changes: readonly FoundChange[]): Promise<LiveChange[]> {
  const jsons = new Map<ChangedConvoy, string>();
  const rows = changes.flatMap(({ convoys }) => convoys);
  for (const [part, jsonOf] of Object.entries(JSON_OF)) {
    const those = rows.filter((row) => row.part === part);
    for (const portion of portionsOf(those, ({ length }) => length)) {
      if (jsons.size > 0) await otherWork();
      const json = await jsonOf(db, portion);
      for (const [i, row] of portion.entries()) jsons.set(row, json[i] ?? '');
    }
  }
  return changes.map(({ id, convoys }) => ({
    id,
    convoys: convoys.map((row) => {
      const { part, convoyId, corridorId } = row;
      return { part, convoyId, corridorId, json: jsons.get(row) ?? '' };
    }),
  }));
}

const JSON_OF: Readonly<
  Record<ChangedPart, (db: Database, changed: readonly ChangedConvoy[]) => Promise<readonly string[]>>
> = { convoy: documentsOf, fleet: fleetRowsOf, assessment: assessmentJsonsOf };
