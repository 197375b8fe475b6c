import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely } from 'kysely';
import { asText, type Schema } from '../../database/schema.js';
import { type TableChanges } from '../../runner/projection/projection.js';
import { writeRows } from '../../runner/rows/write-rows.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { claimTable } from '../../tables/streams/claim.table.js';
import { explanationTable } from '../../tables/streams/explanation.table.js';
import { irregularityTable } from '../../tables/streams/irregularity.table.js';
import { memoryTables } from '../../testing/memory-tables.js';
import { ChangedConvoys, changedIn, latest, portions } from './changed-convoys.js';
import { noteConvoyChanges, noteRepairedConvoys } from './convoy-changes.js';

let db: Kysely<Schema>;
beforeAll(async () => {
  db = await memoryTables();
});
afterAll(() => db.destroy());
beforeEach(async () => {
  for (const table of ['convoy_changes', 'claims', 'explanations', 'irregularities'] as const) {
    await db.deleteFrom(table).execute();
  }
});

const noted = async (): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('convoy_changes')
    .select(['convoy_id', 'mend', asText('position').as('position')])
    .orderBy('convoy_id')
    .execute();
  return rows.map((row) => `${row.convoy_id} at ${row.position}.${row.mend}`);
};

/** A convoy that has a vehicle for a time. */
const claim = (
  convoyId: string,
  key: string,
  from: string,
  until: string | null,
  kind = 'vehicle',
): readonly Cell[] => [
  ...[
    `convoy-${convoyId}`,
    kind,
    key,
    0,
    kind === 'vehicle' ? convoyId : `PK-${convoyId}`,
    convoyId,
    from,
    until,
  ],
];
const irregularity = (convoyId: string, unless: string | null): readonly Cell[] => [
  ...[
    `convoy-${convoyId}`,
    'seal-broken',
    0,
    'convoy',
    'warning',
    '3',
    convoyId,
    null,
    null,
    unless,
    unless && '2',
  ],
  ...[1, '[]', '[]', null],
];
const carnetIrregularity = (carnetNumber: string): readonly Cell[] => [
  ...[`carnet-${carnetNumber}`, 'carnet-not-issued', 0, 'carnet', 'warning', '3', null, carnetNumber, null],
  ...[null, null, 1, '[]', '[]', null],
];

const written = (table: TableChanges['table'], ...upserts: (readonly Cell[])[]): Promise<void> =>
  writeRows(db, { table, upserts, replaced: [], deletes: [] });
const upserted = (table: TableChanges['table'], ...upserts: (readonly Cell[])[]): TableChanges => ({
  ...{ table, upserts, replaced: [], deletes: [] },
});
const tip = (stream: string, position: bigint) => ({ stream, position });

describe('convoys that changed', () => {
  it('are noted with the latest event that changed each', async () => {
    const changed = new ChangedConvoys([tip('convoy-K-1', 7n)]);
    changed.add('K-1', 7n);
    changed.add('K-1', 5n);
    changed.add('K-2', changed.tipOf('convoy-K-1'));
    changed.add('K-3');
    await changed.write(db);
    expect(await noted()).toEqual(['K-1 at 7.0', 'K-2 at 7.0']);
  });

  it('are noted once each, also where they were noted before', async () => {
    for (const position of [3n, 9n]) {
      const changed = new ChangedConvoys([]);
      for (let n = 0; n < 450; n++) changed.add(`K-${n}`, position);
      await changed.write(db);
    }
    expect(await noted()).toHaveLength(450);
    expect((await noted())[0]).toBe('K-0 at 9.0');
  });

  it('are numbered after a repair, in the order of their ids', async () => {
    const changed = new ChangedConvoys([]);
    for (const convoyId of ['K-2', 'K-1']) changed.add(convoyId, 7n);
    expect(await changed.writeRepairs(db, { position: 9n, repair: 4 })).toBe(2);
    expect(await noted()).toEqual(['K-1 at 9.5', 'K-2 at 9.6']);
  });

  it('cannot be changed by a stream that was not folded', () => {
    expect(() => new ChangedConvoys([]).tipOf('convoy-K-1')).toThrow(
      'Rows of convoy-K-1 changed, but it was not folded.',
    );
  });
});

describe('changed rows', () => {
  it('are those of one table, as they are now and as they were', () => {
    const [now, before, gone] = [
      claim('K-1', 'A', '1', null),
      claim('K-1', 'A', '1', '5'),
      claim('K-1', 'B', '1', '2'),
    ];
    const changes = [
      { table: claimTable, upserts: [now], replaced: [before], deletes: [gone] },
      upserted(explanationTable, ['carnet-X', 'certified-report X', '2']),
    ];
    expect(changedIn(changes, claimTable).map((row) => [row.key, row.until_at])).toEqual([
      ['A', null],
      ['A', '5'],
      ['B', '2'],
    ]);
  });

  it('are known by key with the latest event that changed one of them', () => {
    const changed = new ChangedConvoys([tip('convoy-K-1', 7n), tip('convoy-K-2', 9n)]);
    const rows = [
      { stream: 'convoy-K-2', key: 'A' },
      { stream: 'convoy-K-1', key: 'A' },
      { stream: 'convoy-K-1', key: 'B' },
    ];
    expect([...latest(rows, ({ key }) => key, changed)]).toEqual([
      ['A', 9n],
      ['B', 7n],
    ]);
  });

  it('are divided into portions for one statement each', () => {
    const sizes = [...portions(Array.from({ length: 450 }))].map(({ length }) => length);
    expect(sizes).toEqual([200, 200, 50]);
    expect([...portions([])]).toEqual([]);
  });
});

describe('what a change of rows changes elsewhere', () => {
  it('is the convoy itself, at its last event', async () => {
    await noteConvoyChanges(db, { changes: [], tips: [tip('convoy-K-1', 7n), tip('carnet-X', 8n)] });
    expect(await noted()).toEqual(['K-1 at 7.0']);
  });

  it('is a convoy that claims the same vehicle at the same time, and no other', async () => {
    await written(
      claimTable,
      claim('K-2', 'A', '3', null),
      claim('K-3', 'A', '1', '2'),
      claim('K-4', 'B', '3', null),
    );
    const changes = [upserted(claimTable, claim('K-1', 'A', '2', '4'))];
    await noteConvoyChanges(db, { changes, tips: [tip('convoy-K-1', 7n)] });
    expect(await noted()).toEqual(['K-1 at 7.0', 'K-2 at 7.0']);
  });

  it('is a convoy that claims a carnet whose own irregularities changed', async () => {
    await written(
      claimTable,
      claim('K-2', 'XC1', '3', null, 'carnet'),
      claim('K-3', 'XC2', '3', null, 'carnet'),
    );
    const changes = [upserted(irregularityTable, carnetIrregularity('XC1'))];
    await noteConvoyChanges(db, { changes, tips: [tip('carnet-XC1', 7n)] });
    expect(await noted()).toEqual(['K-2 at 7.0']);
  });

  it('is a convoy that shows what a carnet explains', async () => {
    await written(irregularityTable, irregularity('K-2', 'certified-report X'), irregularity('K-3', null));
    const changes = [upserted(explanationTable, ['carnet-X', 'certified-report X', '2'])];
    await noteConvoyChanges(db, { changes, tips: [tip('carnet-X', 7n)] });
    expect(await noted()).toEqual(['K-2 at 7.0']);
  });

  it('is a convoy that used a carnet after its holder was excluded, or before he was admitted again', async () => {
    await written(
      claimTable,
      claim('K-2', 'UZ id 1', '3', '3', 'use'),
      claim('K-3', 'UZ id 1', '1', '1', 'use'),
    );
    const exclusion = ['carnet-X', 'exclusion', 'UZ id 1', 0, '{}', '', '2', null];
    const told = [upserted(claimTable, exclusion)];
    await noteConvoyChanges(db, { changes: told, tips: [tip('carnet-X', 9n)] });
    expect(await noted()).toEqual(['K-2 at 9.0']);
    const lifted = [upserted(explanationTable, ['carnet-Y', 'readmitted UZ id 1', '2'])];
    await noteConvoyChanges(db, { changes: lifted, tips: [tip('carnet-Y', 11n)] });
    expect(await noted()).toEqual(['K-2 at 11.0', 'K-3 at 11.0']);
  });

  it('is numbered where a person changed it', async () => {
    const after = { position: 9n, repair: 1 };
    const touched = { changes: [], tips: [tip('convoy-K-1', 7n)] };
    expect(await noteRepairedConvoys(db, touched, after)).toBe(1);
    expect(await noted()).toEqual(['K-1 at 9.2']);
  });
});
