import type Database from 'better-sqlite3';
import { objectsOfOurs } from './schema.js';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** Figures of ANALYZE: they choose among ways to the same rows, and show none of their own. */
const statistics = /^sqlite_stat\d$/;

/**
 * What a file has that no Kafila made, each as `index "name"`. An index, a trigger, a view or another form of a table can
 * show or keep other events than the tables hold.
 */
export function foreignObjects(db: Database.Database): string[] {
  return db
    .prepare<[], SchemaRow>('SELECT type, name, sql FROM sqlite_schema')
    .all()
    .filter(({ name, sql }) => !statistics.test(name) && !isOurs(name, sql))
    .map(({ type, name }) => `${type} ${JSON.stringify(name)}`);
}

function isOurs(name: string, sql: string | null): boolean {
  const forms = Object.hasOwn(objectsOfOurs, name) ? objectsOfOurs[name] : undefined;
  return forms?.some((form) => oneLine(form) === oneLine(sql)) ?? false;
}

function oneLine(sql: string | null): string | null {
  return sql?.replaceAll(/\s+/g, ' ').replaceAll(/ ?([(),]) ?/g, '$1') ?? null;
}
