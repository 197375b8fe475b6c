import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Dialect } from '../dialect.js';

type Kind = 'text' | 'text?' | 'integer' | 'integer?' | 'bigint' | 'bigint?';
type Columns = Readonly<Record<string, Kind>>;

const VEHICLE = { convoy_id: 'text', vehicle_id: 'text' } as const;
const VEHICLE_NTH = { ...VEHICLE, ordinal: 'integer' } as const;

/** Tables with short rows: name, how many of the columns are the key, columns. */
const SHORT: readonly (readonly [string, number, Columns])[] = [
  [
    'vehicles',
    2,
    {
      ...VEHICLE,
      plate: 'text',
      status: 'text',
      registered_country: 'text',
      current_country: 'text?',
      last_place: 'text?',
      last_seen_at: 'text?',
      next_place: 'text?',
      joined_at: 'text',
      left_at: 'text?',
    },
  ],
  [
    'passages',
    3,
    {
      ...VEHICLE_NTH,
      place: 'text',
      direction: 'text',
      arrived_at: 'text?',
      entered_at: 'text?',
      exited_at: 'text?',
      duration_ms: 'bigint?',
      inferred: 'integer',
      regime: 'text',
      waiting_ms: 'bigint?',
      customs_ms: 'bigint?',
      other_ms: 'bigint?',
      payments: 'text?',
    },
  ],
  [
    'activities',
    3,
    {
      ...VEHICLE_NTH,
      activity: 'text',
      place: 'text',
      direction: 'text?',
      started_at: 'text',
      ended_at: 'text?',
      payments: 'text',
      result: 'text?',
    },
  ],
  [
    'halts',
    3,
    {
      ...VEHICLE_NTH,
      place: 'text?',
      reason: 'text?',
      halted_at: 'text',
      resumed_at: 'text?',
      inferred: 'integer',
    },
  ],
  [
    'legs',
    3,
    {
      ...VEHICLE_NTH,
      from_place: 'text',
      to_place: 'text',
      departed_at: 'text?',
      arrived_at: 'text?',
      distance_m: 'integer?',
      duration_ms: 'bigint?',
      standing_ms: 'bigint?',
      driving_ms: 'bigint?',
      stay_ms: 'bigint?',
    },
  ],
  ['seal_breaches', 3, { ...VEHICLE_NTH, place: 'text?', breached_at: 'text' }],
  [
    'expenses',
    3,
    {
      ...VEHICLE_NTH,
      category: 'text',
      amount: 'text',
      currency: 'text',
      official: 'integer',
      paid_to: 'text?',
      paid_at: 'text',
      place: 'text?',
    },
  ],
  [
    'tir_operations',
    2,
    {
      carnet_number: 'text',
      ordinal: 'integer',
      territory: 'text',
      start_office: 'text?',
      started_at: 'text?',
      start_inferred: 'integer',
      termination_office: 'text?',
      terminated_at: 'text?',
      termination_inferred: 'integer',
      partial: 'integer?',
      reservation: 'text?',
      discharged_at: 'text?',
      next_start_ms: 'bigint?',
      discharge_ms: 'bigint?',
    },
  ],
  [
    'claims',
    4,
    {
      stream: 'text',
      kind: 'text',
      key: 'text',
      ordinal: 'integer',
      holder: 'text',
      convoy_id: 'text',
      from_at: 'text',
      until_at: 'text?',
    },
  ],
  ['explanations', 3, { stream: 'text', explains: 'text', explained_at: 'text' }],
  ['convoy_changes', 1, { convoy_id: 'text', position: 'bigint' }],
];

/** Tables with long rows, not kept in the order of the key. */
const LONG: readonly (readonly [string, number, Columns])[] = [
  [
    'convoys',
    1,
    {
      convoy_id: 'text',
      status: 'text',
      corridor_id: 'text?',
      regime: 'text',
      planned_departure: 'text',
      ended_at: 'text?',
      last_seen_at: 'text?',
      next_place: 'text?',
      position: 'bigint',
      search: 'text',
      dispatched_at: 'text?',
      transit_ms: 'bigint?',
      spread_ms: 'bigint?',
      joined: 'integer?',
      withdrawn: 'integer?',
      on_time: 'integer?',
      load_g: 'bigint?',
      goods_values: 'text?',
      goods_without_value: 'integer?',
      document: 'text',
    },
  ],
  [
    'whole_trips',
    2,
    {
      ...VEHICLE,
      corridor_id: 'text?',
      regime: 'text',
      arrived_at: 'text',
      distance_m: 'bigint?',
      duration_ms: 'bigint?',
      moving_ms: 'bigint?',
      load_g: 'bigint?',
      costs: 'text?',
    },
  ],
  [
    'carnets',
    1,
    {
      carnet_number: 'text',
      status: 'text',
      convoy_id: 'text?',
      vehicle_id: 'text?',
      last_valid_date: 'text?',
      accepted_at: 'text?',
      position: 'bigint',
      document: 'text',
    },
  ],
  [
    'declarations',
    1,
    {
      reference: 'text',
      status: 'text',
      place: 'text?',
      convoy_id: 'text?',
      carnet_number: 'text?',
      channel: 'text?',
      lodged_at: 'text?',
      granted_at: 'text?',
      gated_out_at: 'text?',
      procedure: 'text?',
      vehicle_ids: 'text',
      assessment_ms: 'bigint?',
      examination_ordered_ms: 'bigint?',
      examination_ms: 'bigint?',
      agencies_ms: 'bigint?',
      payment_ms: 'bigint?',
      payment_release_ms: 'bigint?',
      release_ms: 'bigint?',
      gate_out_ms: 'bigint?',
      physically_examined: 'integer',
      position: 'bigint',
      document: 'text',
    },
  ],
  [
    'irregularities',
    3,
    {
      stream: 'text',
      code: 'text',
      ordinal: 'integer',
      stream_kind: 'text',
      severity: 'text',
      since: 'text',
      convoy_id: 'text?',
      carnet_number: 'text?',
      declaration: 'text?',
      unless: 'text?',
      unless_after: 'text?',
      reports: 'integer',
      vehicle_ids: 'text',
      evidence: 'text',
    },
  ],
];

/**
 * Step 2: carnets and declarations beside convoys, all at one position. The rows of version 1 are dropped with their
 * checkpoint: the projection fills the new tables from the first event on.
 */
export async function allStreams(db: Kysely<never>, { text, shortRows }: Dialect): Promise<void> {
  for (const table of ['passages', 'vehicles', 'convoys']) await db.schema.dropTable(table).execute();
  for (const [table, column] of [
    ['projections', 'name'],
    ['parked_streams', 'projection'],
  ] as const) {
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = 'trips'`.execute(db);
  }
  for (const table of SHORT) await create(db, text, table, shortRows);
  for (const table of LONG) await create(db, text, table, sql``);

  // Every page of convoys is ordered by departure; the live feed follows the changes.
  await index(db, 'convoys', 'planned_departure', 'convoy_id');
  await index(db, 'convoys', 'status', 'planned_departure', 'convoy_id');
  await index(db, 'convoys', 'corridor_id', 'planned_departure', 'convoy_id');
  await index(db, 'convoy_changes', 'position');
  await index(db, 'vehicles', 'current_country', 'convoy_id');
  await index(db, 'vehicles', 'last_place', 'convoy_id');
  await index(db, 'vehicles', 'vehicle_id');
  await index(db, 'carnets', 'status', 'carnet_number');
  await index(db, 'declarations', 'status', 'reference');
  await index(db, 'declarations', 'convoy_id', 'reference');
  // What a convoy shows, what a carnet shows, the newest, and what an explanation concerns.
  await index(db, 'irregularities', 'convoy_id');
  await index(db, 'irregularities', 'carnet_number');
  await index(db, 'irregularities', 'since', 'stream', 'code', 'ordinal');
  await index(db, 'irregularities', 'unless');
  await index(db, 'claims', 'kind', 'key');
  await index(db, 'claims', 'convoy_id', 'kind');
  await index(db, 'explanations', 'explains', 'explained_at');
}

async function create(
  db: Kysely<never>,
  text: RawBuilder<unknown>,
  [name, keyColumns, columns]: readonly [string, number, Columns],
  ending: RawBuilder<unknown>,
): Promise<void> {
  const defined = Object.entries(columns).map(([column, kind]) => {
    const type = kind.startsWith('text') ? text : sql.raw(kind.replace('?', ''));
    return sql`${sql.ref(column)} ${type}${kind.endsWith('?') ? sql`` : sql` not null`}`;
  });
  const key = Object.keys(columns)
    .slice(0, keyColumns)
    .map((column) => sql.ref(column));
  await sql`create table ${sql.table(name)} (
    ${sql.join(defined)}, constraint ${sql.id(`${name}_key`)} primary key (${sql.join(key)})
  ) ${ending}`.execute(db);
}

async function index(db: Kysely<never>, table: string, ...columns: readonly string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_by_${columns[0] ?? ''}`)
    .on(table)
    .columns([...columns])
    .execute();
}
