import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { TransparencyLog } from '../log/transparency-log.js';
import { LogKeeperModule } from '../serve/log-keeper.module.js';
import { catchUp, fill, placeIn } from '../testing/audited-world.js';
import { serveOn } from '../testing/serve-proofs.js';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.js';

let temporary: TemporaryFolder;
let store: EventStore;
let app: NestFastifyApplication;
let url: string;
beforeEach(async () => {
  temporary = temporaryFolder();
  store = await openWithoutThread({ file: temporary.path('events.db') });
  await fill(store, 20);
  const log = await TransparencyLog.open(placeIn(temporary));
  await catchUp(log, store);
  await log.close();
});
afterEach(async () => {
  await app.close();
  await store.close();
  temporary.remove();
});

async function keep(): Promise<void> {
  const eventStore = { kind: 'sqlite', file: temporary.path('events.db') } as const;
  const verify = { eventStore, everyMs: 1, firstMs: 1 };
  const kept = { eventStore: store, place: placeIn(temporary), verify };
  ({ app, url } = await serveOn([LogKeeperModule.with(kept)]));
}

interface Ready {
  readonly status: number;
  readonly degraded: unknown;
  readonly found: Readonly<Record<string, unknown>>;
}

/** Asks until a verification has come to something. */
async function verifiedAs(outcome: string): Promise<Ready> {
  for (;;) {
    const answer = await fetch(`${url}/health/ready`);
    const { checks, degraded } = (await answer.json()) as {
      checks: Record<string, unknown>[];
      degraded?: unknown;
    };
    const found = checks.find(({ name }) => name === 'verification') ?? {};
    if (found['outcome'] === outcome) return { status: answer.status, degraded, found };
    await delay(20);
  }
}

async function metrics(): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

describe('a service that verifies store and log at intervals', () => {
  it('tells when it did last, and that all was intact', async () => {
    await keep();
    const began = Date.now();
    const { status, degraded, found } = await verifiedAs('intact');
    expect([status, degraded, found]).toEqual([
      200,
      undefined,
      expect.objectContaining({ ok: true, events: 20, position: '20' }),
    ]);
    expect(Date.parse(String(found['lastVerifiedAt']))).toBeGreaterThanOrEqual(began - 1);
    const told = await metrics();
    expect(told).toMatch(/^kafila_verification_outcome\{outcome="intact"\} 1$/m);
    expect(Number(/^kafila_last_verified_seconds (.*)$/m.exec(told)?.[1]) * 1000).toBeGreaterThanOrEqual(
      began - 1,
    );
  });

  it('is degraded, by name, once an event is not as it was signed, and goes on taking reports', async () => {
    await keep();
    await verifiedAs('intact');
    const db = new Database(temporary.path('events.db'));
    db.exec(`UPDATE events SET type = 'Other' WHERE position = 9`);
    db.close();
    const { status, degraded, found } = await verifiedAs('broken');
    expect([status, degraded]).toEqual([200, ['verification']]);
    expect(found).toMatchObject({ ok: true, degraded: true });
    expect(found['fault']).toMatch(/^not-as-signed: changed at position 9;/);
    const told = await metrics();
    expect(told).toMatch(/^kafila_verification_outcome\{outcome="broken"\} 1$/m);
    expect(told).toMatch(/^kafila_verification_outcome\{outcome="intact"\} 0$/m);
  });
});
