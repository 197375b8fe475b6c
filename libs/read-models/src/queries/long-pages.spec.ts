import { carnetStream, convoyStream, declarationStream } from '#kafila/domain';
import { atCustoms, carnetIssued, planned } from '#kafila/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { ReadModelsModule } from '../read-models.module.js';
import { appendToStream } from '../testing/append-events.js';
import { eventsOf } from '../testing/events-of.js';
import { type Answer, get, serve, type Served } from '../testing/served.js';
import { DATABASES, projectAll, TestStores } from '../testing/test-stores.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const NUMBERS = ['XC11111111', 'XC22222222', 'XC33333333'];
const STORIES = [1, 2, 3].flatMap((n, i) => {
  const carnetNumber = NUMBERS[i] ?? '';
  return [
    [convoyStream(`C-${n}`), [planned()]],
    [carnetStream(carnetNumber), [carnetIssued({ carnetNumber })]],
    [declarationStream(`KAPE-${n}`), [atCustoms.lodged('1 08:00')]],
  ] as const;
});

describe.each(DATABASES)('a list of long documents, on $kind', ({ kind }) => {
  let board: Served;
  beforeAll(async () => {
    const eventStore = await stores.eventStore();
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    for (const [stream, story] of STORIES) await appendToStream(eventStore, stream, eventsOf(stream, story));
    await projectAll(stores, eventStore, readModels);
    const long = `{"long":"${'x'.repeat(1_500_000)}",`;
    await readModels.exclusively('test', async ({ write }) => {
      for (const table of ['convoys', 'carnets', 'declarations']) {
        await sql`update ${sql.table(table)} set document = ${long} || substr(document, 2)`.execute(write);
      }
    });
    board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
  }, 60_000);
  afterAll(() => board.app.close());

  it.each([
    ['convoys', 'convoyId', ['C-3', 'C-2', 'C-1']],
    ['carnets', 'carnetNumber', NUMBERS],
    ['declarations', 'reference', ['KAPE-1', 'KAPE-2', 'KAPE-3']],
  ])('has pages that end early, and leaves none out: %s', async (list, id, all) => {
    const page = (cursor: string): Promise<Answer> =>
      get(`${board.url}/v1/${list}?limit=50${cursor && `&cursor=${cursor}`}`);
    const first = (await page('')).body;
    const second = (await page(first.nextCursor ?? '')).body;
    expect([first, second].map(({ items }) => items.map((item) => item[id]))).toEqual([
      all.slice(0, 2),
      all.slice(2),
    ]);
    expect(second.nextCursor).toBeNull();
  });
});
