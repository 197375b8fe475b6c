import { EventStoreMisconfigured } from '#kafila/event-store';
import { type StandIn, startStandIn } from '#kafila/event-store/testing';
import { loadSettings, type Settings } from '#kafila/platform';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { awaitEventStore } from './await-event-store.js';

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.stop());

interface Said {
  readonly reason: string;
  readonly url: string;
}

function listening(): { said: Said[]; log: Parameters<typeof awaitEventStore>[1]; warned: Promise<Said> } {
  const said: Said[] = [];
  let tell: (first: Said) => void = () => undefined;
  const warned = new Promise<Said>((resolve) => (tell = resolve));
  const warn = (facts: Said): void => {
    said.push(facts);
    tell(facts);
  };
  return { said, warned, log: { warn, info: () => undefined } as never };
}

const settings = (url = standIn.url): Settings =>
  loadSettings({ PORT: '0', EVENT_STORE_URL: url, READ_MODEL_URL: 'postgres://127.0.0.1/none' });
const QUICK = { firstMs: 10, longestMs: 50 };

async function ask(url: string, path: string, method = 'GET') {
  const answer = await fetch(url + path, { method, ...(method === 'POST' && { body: '{}' }) });
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.json() };
}

describe('a service that is started while its event store is away', () => {
  it('waits, is live and not ready, says why, and asks those who send to come again', async () => {
    await standIn.goDown();
    const { log, warned, said } = listening();
    const waiting = awaitEventStore(settings(), log, QUICK);
    const { reason, url } = await warned;
    expect(reason).toBe('refused');
    expect(await ask(url, '/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    const checks = [{ name: 'event-store', ok: false, fault: 'event-store-unavailable: refused' }];
    expect(await ask(url, '/health/ready')).toMatchObject({
      status: 503,
      body: { code: 'not-ready', checks },
    });
    expect(await ask(url, '/v1/reports', 'POST')).toMatchObject({
      ...{ status: 503, retryAfter: '5', body: { code: 'event-store-unavailable', retryAfterSeconds: 5 } },
    });
    standIn.resign();
    await standIn.comeUp();
    while (said.length < 2) await ask(url, '/health/ready');
    standIn.lead();
    // Where the service listens then.
    expect(await waiting).toBe(Number(new URL(url).port));
    await expect(ask(url, '/health/live')).rejects.toThrow();
  });

  it('does not wait where waiting does not help, nor where the store is a file', async () => {
    const { log, said } = listening();
    const wrong = settings(`esdb://127.0.0.1:${standIn.port}`);
    await expect(awaitEventStore(wrong, log)).rejects.toThrow(EventStoreMisconfigured);
    expect(await awaitEventStore(loadSettings({ PORT: '3123' }), log)).toBe(3123);
    expect(await awaitEventStore({ ...settings(), port: 3124 }, log)).toBe(3124);
    expect(said).toEqual([]);
  });
});
