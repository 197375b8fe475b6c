import { mock } from 'node:test';
import { LOCAL, Problem } from '#kafila/platform';
import { testingApp } from '#kafila/platform/testing';
import { afterEach, expect, it } from '@jest/globals';
import { ReadModelsModule } from '../../read-models.module.js';
import { projectAll, TestStores } from '../../testing/test-stores.js';

let stores: TestStores;
afterEach(async () => {
  mock.timers.reset();
  await stores.remove();
});

it('the live feed ends where whoever reads it may not any more, at the next sign of life', async () => {
  stores = await TestStores.open();
  const eventStore = await stores.eventStore();
  const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  await projectAll(stores, eventStore, readModels);
  let may = true;
  const admit = (): typeof LOCAL => {
    if (may) return LOCAL;
    throw new Problem({ status: 401, code: 'key-revoked', detail: 'It was revoked.' });
  };
  mock.timers.enable({ apis: ['setInterval'] });
  const app = await testingApp(ReadModelsModule.with({ eventStore, readModels }), { door: { admit } });
  const answer = await fetch(`${await app.getUrl()}/v1/live`);
  const told = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  expect((await told.read()).value).toContain(': from');
  mock.timers.tick(15_000);
  expect((await told.read()).value).toContain('event: position');
  may = false;
  mock.timers.tick(15_000);
  expect((await told.read()).done).toBe(true);
  await app.close();
});
