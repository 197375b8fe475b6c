import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { type EventStore, openSqliteEventSource } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { openReadModels, type ReadModels, trips } from '#kafila/read-models';
import { openNote, readNote } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { readBinding } from '../log/binding.js';
import { PublishedLog } from '../log/published-log.js';
import { TransparencyLog } from '../log/transparency-log.js';
import { catchUp, fill, placeIn, roadEvent } from '../testing/audited-world.js';
import { serveOn } from '../testing/serve-proofs.js';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.js';
import { LogKeeperModule } from './log-keeper.module.js';

let temporary: TemporaryFolder;
let store: EventStore;
let readModels: ReadModels;
let app: NestFastifyApplication;
let url: string;
beforeEach(async () => {
  temporary = temporaryFolder();
  store = await openWithoutThread({ file: temporary.path('events.db') });
  readModels = await openReadModels(`sqlite:${temporary.path('rows.db')}`);
});
afterEach(async () => {
  await app.close();
  await readModels.close();
  await store.close();
  temporary.remove();
});

interface Ready {
  readonly status: number;
  readonly log: Record<string, unknown>;
}

/** Asks until the log is as it should be. */
async function ready(wanted: (log: Ready) => boolean): Promise<Ready> {
  for (;;) {
    const answer = await fetch(`${url}/health/ready`);
    const { checks } = (await answer.json()) as { checks: Record<string, unknown>[] };
    const found = {
      status: answer.status,
      log: checks.find(({ name }) => name === 'transparency-log') ?? {},
    };
    if (wanted(found)) return found;
    await delay(20);
  }
}

async function keep(): Promise<void> {
  const place = placeIn(temporary);
  ({ app, url } = await serveOn([LogKeeperModule.with({ eventStore: store, readModels, place })]));
}

describe('the keeper of the log in a service', () => {
  it('is ready while it keeps the log up', async () => {
    await fill(store, 20);
    await keep();
    const { status, log } = await ready((now) => now.log['size'] === 16);
    expect([status, log]).toEqual([200, expect.objectContaining({ ok: true, position: '19', head: '20' })]);
  });

  it('is ready where there is no store yet, and goes on when it has come', async () => {
    await store.close();
    const source = openSqliteEventSource({ file: temporary.path('later.db') });
    const place = placeIn(temporary);
    ({ app, url } = await serveOn([LogKeeperModule.with({ eventStore: source, place, beginsEmpty: true })]));
    const waiting = await ready(({ log }) => log['waiting'] !== undefined);
    expect([waiting.status, waiting.log]).toEqual([200, expect.objectContaining({ ok: true, head: '0' })]);
    store = await openWithoutThread({ file: temporary.path('later.db') });
    await fill(store, 5);
    await ready(({ log }) => log['size'] === 4);
    await source.close();
  });

  it('is not ready where store and log contradict each other, and what is recorded is recorded still', async () => {
    await fill(store, 20);
    const log = await TransparencyLog.open(placeIn(temporary));
    await catchUp(log, store);
    await log.close();
    await store.close();
    const db = new Database(temporary.path('events.db'));
    db.exec(`UPDATE events SET type = 'Other' WHERE position = 9`);
    db.close();
    store = await openWithoutThread({ file: temporary.path('events.db') });
    await keep();
    const { status, log: health } = await ready((now) => now.log['ok'] === false);
    expect(status).toBe(503);
    expect(health['fault']).toContain('nothing is signed any more until a person has looked');
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^kafila_log_stopped 1$/m);
    expect(await store.append('convoy-c1', [roadEvent(1)], 'any')).toMatchObject({ outcome: 'appended' });
    const size = await PublishedLog.read(placeIn(temporary), (of) => Promise.resolve(of.size));
    expect(size).toBe(16);
  });

  it('binds the rows to the log by a note that its keys signed', async () => {
    await fill(store, 20);
    await readModels.exclusively(trips.name, async ({ write }) => {
      await write
        .insertInto('projections')
        .values({ name: trips.name, version: 9, position: 10n, rows_digest: 'ab'.repeat(16) })
        .execute();
    });
    const place = placeIn(temporary);
    const log = await TransparencyLog.open(place);
    await catchUp(log, store);
    await log.close();
    await keep();
    const bound = async () => PublishedLog.read(place, (of) => of.bindings(trips.name));
    while ((await bound()).length === 0) await delay(20);
    const [binding] = await bound();
    const root = await PublishedLog.read(place, (of) => of.rootAt(8));
    expect(binding).toMatchObject({ projection: 'trips', version: 9, position: 10n, size: 8, root });
    const keys = await PublishedLog.read(place, (of) => Promise.resolve(of.verifierKeys));
    expect(openNote(readNote(binding?.note ?? ''), keys, nodeCrypto).outcome).toBe('verified');
    const forged = binding?.note.replace('\n10\n', '\n11\n') ?? '';
    expect(readBinding(forged)?.position).toBe(11n);
    expect(openNote(readNote(forged), keys, nodeCrypto).outcome).toBe('wrong-signature');
  });
});
