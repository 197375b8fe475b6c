import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type ReadModels } from '../../../database/read-models.js';
import { type Database } from '../../../database/schema.js';
import { readReached } from '../../../runner/checkpoint/checkpoint.js';
import { type ChangeId, compareChanges } from '../../../runner/projection/change-id.js';
import { trips } from '../../../trips/trips.projection.js';
import { isAfter } from '../../reading/is-after.js';
import { READ_MODELS } from '../../reading/stores.tokens.js';
import { readFleetRows } from './fleet-rows.js';

interface Kept {
  readonly reached: ChangeId;
  readonly rows: ReadonlyMap<string, string>;
}

/**
 * Keeps the rows of the whole fleet, because other streams have a say in the irregularities of each: all are read once, from then
 * on those of the convoys that have changed. Only for whoever sees everything: what a scope leaves out nobody notes.
 */
@Injectable()
export class FleetKept implements OnModuleInit {
  #kept: Kept | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(@Inject(READ_MODELS) private readonly readModels: ReadModels) {}

  /** So that nobody who asks first waits for all. Where it cannot be read now, whoever asks is told. */
  onModuleInit(): void {
    void this.inTurn(() => this.readModels.longSnapshot((db) => this.rowsIn(db))).catch(() => undefined);
  }

  /** One after the other: who comes later has rows that are no older. @param read calls `rowsIn` */
  inTurn<T>(read: () => Promise<T>): Promise<T> {
    const result = this.#running.then(read);
    this.#running = result.catch(() => undefined);
    return result;
  }

  /** All rows by id of the convoy, as of this moment of the tables. To be called in turn. */
  async rowsIn(db: Database): Promise<ReadonlyMap<string, string>> {
    const reached = await readReached(db, trips.name);
    const kept = this.#kept;
    const further = kept ? compareChanges(reached, kept.reached) : -1;
    if (kept && further === 0) return kept.rows;
    // Rows that have gone back, as those of a backup do, are all read anew.
    const rows = kept && further > 0 ? await withChanged(db, kept) : await readAll(db);
    this.#kept = { reached, rows };
    return rows;
  }
}

async function readAll(db: Database): Promise<ReadonlyMap<string, string>> {
  const all = await db.selectFrom('fleet').select('convoy_id').execute();
  return readFleetRows(
    db,
    all.map(({ convoy_id: id }) => id),
  );
}

async function withChanged(db: Database, { reached, rows }: Kept): Promise<ReadonlyMap<string, string>> {
  const changed = await db.selectFrom('convoy_changes').select('convoy_id').where(isAfter(reached)).execute();
  const fresh = await readFleetRows(
    db,
    changed.map(({ convoy_id: id }) => id),
  );
  const now = new Map(rows);
  for (const { convoy_id: id } of changed) {
    const row = fresh.get(id);
    if (row === undefined) now.delete(id);
    else now.set(id, row);
  }
  return now;
}
