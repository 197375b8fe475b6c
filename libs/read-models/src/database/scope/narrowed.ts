import {
  CommonTableExpressionNameNode,
  CommonTableExpressionNode,
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RawBuilder,
  RawNode,
  type RootOperationNode,
  SelectQueryNode,
  sql,
  type UnknownRow,
  WithNode,
} from 'kysely';
import { type Database } from '../schema.js';

/** Which rows of a table are there, as far as a query can tell: a select in parentheses. */
export type Narrowed = readonly (readonly [table: string, rows: RawBuilder<unknown>])[];

const narrowed = new WeakSet<Database>();

/**
 * The same database, in which the tables have these rows alone: before each query stands what the names of its tables mean.
 * So whatever a query says, and whoever wrote it, it does not come by the others.
 */
export function narrow<Db extends Database>(db: Db, tables: Narrowed): Db {
  // The rows of the second would be taken from the tables themselves.
  if (narrowed.has(db)) throw new Error('A database is narrowed once: narrow it by all that holds together.');
  const narrow = db.withPlugin(new NarrowingPlugin(tables)) as Db;
  narrowed.add(narrow);
  return narrow;
}

/** Whether `narrow` made it. */
export function isNarrowed(db: Database): boolean {
  return narrowed.has(db);
}

class NarrowingPlugin implements KyselyPlugin {
  readonly #expressions: readonly CommonTableExpressionNode[];
  readonly #text: RawNode;

  constructor(tables: Narrowed) {
    this.#expressions = tables.map(([table, rows]) => ({
      ...CommonTableExpressionNode.create(
        CommonTableExpressionNameNode.create(table),
        sql`(${rows})`.toOperationNode(),
      ),
      materialized: false,
    }));
    const expressions = tables.map(([table, rows]) => sql`${sql.id(table)} as not materialized (${rows})`);
    this.#text = sql`with ${sql.join(expressions)} `.toOperationNode();
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (SelectQueryNode.is(node)) {
      const [first, ...others] = [...this.#expressions, ...(node.with?.expressions ?? [])];
      if (!first) return node;
      const all = others.reduce(
        (before, one) => WithNode.cloneWithExpression(before, one),
        WithNode.create(first, { recursive: node.with?.recursive === true }),
      );
      return { ...node, with: all };
    }
    if (RawNode.is(node) && /^select\s/i.test(beginningOf(node)))
      return RawNode.create(['', '', ''], [this.#text, node]);
    throw new Error('Whoever does not see everything may ask by `select` alone.');
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}

/** The first words of a query. */
function beginningOf(node: OperationNode): string {
  if (!RawNode.is(node)) return '';
  for (const [i, fragment] of node.sqlFragments.entries()) {
    if (fragment.trim() !== '') return fragment.trimStart();
    const next = node.parameters[i];
    if (next) return beginningOf(next);
  }
  return '';
}
