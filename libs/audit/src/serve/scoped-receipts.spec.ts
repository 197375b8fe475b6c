import { convoyStream } from '#kafila/domain';
import { dispatched, joined, passed, planned } from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { type Caller, LOCAL, NOTHING } from '#kafila/platform';
import { ReadModelsModule } from '#kafila/read-models';
import {
  appendToStream,
  eventsOf,
  get,
  projectAll,
  seeing,
  serve,
  type Served,
  TestStores,
} from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeIn } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { LogKeeperModule } from './log-keeper.module.js';
import { ProofModule } from './proof.module.js';

const [HERE, THERE] = [convoyStream('C-1'), convoyStream('C-2')];
const TORKHAM = seeing({ places: ['torkham-pk'] });
/** As the door knows a unit of which nobody said what it sees. */
const UNIT: Caller = { ...LOCAL, id: 'unit-gate', via: 'key', role: 'unit', unitId: 'gate', sees: NOTHING };

const folder = temporaryFolder();
let stores: TestStores;
let store: EventStore;
let board: Served;
let caller: Caller;
beforeAll(async () => {
  stores = await TestStores.open();
  store = await openWithoutThread({ file: folder.path('events.db') });
  const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  const road = [planned(), joined('PK-A1'), dispatched()];
  const own = { id: 'own', unit: { unitId: 'gate' } };
  const seen = [passed('peshawar', '2 10:00', own), passed('kabul', '4 10:00', { unit: { unitId: 'port' } })];
  await appendToStream(store, HERE, eventsOf(HERE, [...road, ...seen]));
  await appendToStream(store, THERE, eventsOf(THERE, [planned('khi-ist-taftan'), joined('PK-B1')]));
  await projectAll(stores, store, readModels);
  const reads = ReadModelsModule.with({ eventStore: store, readModels });
  const log = placeIn(folder);
  board = await serve(
    [
      reads,
      LogKeeperModule.with({ eventStore: store, place: log }),
      ProofModule.with({ eventStore: store, log, reads }),
    ],
    {},
    () => caller,
  );
}, 60_000);
afterAll(async () => {
  await board.app.close();
  await stores.remove();
  await store.close();
  folder.remove();
});

async function met(who: Caller, path: string): Promise<string> {
  caller = who;
  const { status, body } = await get(`${board.url}/v1/audit/${path}`);
  return typeof body['code'] === 'string' ? `${status} ${body['code']}` : String(status);
}

describe('the proof of a receipt', () => {
  it('is shown of streams in scope; of others as of none', async () => {
    expect(await met(LOCAL, `receipts/${THERE}/1`)).toBe('200');
    expect(await met(TORKHAM, `receipts/${HERE}/1`)).toBe('200');
    expect(await met(TORKHAM, `receipts/${HERE}/77`)).toBe('404 unknown-report');
    for (const stream of [THERE, convoyStream('C-9')])
      expect([
        await met(TORKHAM, `receipts/${stream}/1`),
        await met(TORKHAM, `receipts/${stream}/77`),
      ]).toEqual(['404 unknown-stream', '404 unknown-stream']);
  });

  it('is shown to a unit of its own reports, and of no other, wherever it sees', async () => {
    expect(await met(UNIT, `receipts/${HERE}/3`)).toBe('200');
    expect(await met(UNIT, `receipts/${HERE}/4`)).toBe('404 unknown-stream');
    const wide = { ...UNIT, sees: TORKHAM.sees ?? NOTHING };
    expect([await met(wide, `receipts/${HERE}/3`), await met(wide, `receipts/${HERE}/4`)]).toEqual([
      '200',
      '404 unknown-report',
    ]);
  });
});

describe('what cannot be cut to a scope', () => {
  it.each(['tile/entries/000.p/3', 'projections'])('is shown to nobody who has one: %s', async (path) => {
    expect(await met(LOCAL, path)).toBe('200');
    expect(await met(TORKHAM, path)).toBe('403 out-of-scope');
  });

  it('the hashes and the checkpoint, is public', async () => {
    expect([await met(TORKHAM, 'tile/0/000.p/3'), await met(UNIT, 'checkpoint')]).toEqual(['200', '200']);
  });
});
