import { createServer, type Server } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EventStoreMisconfigured, EventStoreUnavailable } from '../../event-store.errors.js';
import { type EventStore } from '../../event-store.port.js';
import { headOrHindrance } from '../../head-or-hindrance.js';
import { appended } from '../../testing/appended.js';
import { follow } from '../../testing/following.js';
import { freshName, sampleEvents } from '../../testing/sample-events.js';
import { selfSigned } from '../../testing/network/certificate.js';
import { type StandIn, type StandInOptions, startStandIn } from '../../testing/stand-in/stand-in.js';
import { temporaryFolder } from '../../testing/temporary-folder.js';
import { openEventStoreDb } from '../open.js';
import { type EventStoreDbOptions } from '../settings.js';

const PASSWORD = 'changeit-and-keep-it';
const HOUR_MS = 60 * 60 * 1000;

const ended: (() => Promise<unknown>)[] = [];
const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

async function serve(options?: StandInOptions): Promise<StandIn> {
  const standIn = await startStandIn(options);
  ended.push(() => standIn.stop());
  return standIn;
}

async function open(url: string, options: Partial<EventStoreDbOptions> = {}): Promise<EventStore> {
  const store = await openEventStoreDb({ url, patienceMs: 10_000, ...options });
  ended.push(() => store.close());
  return store;
}

/** How it does not open, and that it says so soon, in one sentence without the password. */
async function failure(url: string): Promise<EventStoreUnavailable> {
  const began = performance.now();
  const error: unknown = await open(url, { patienceMs: 200, deadlineMs: 1_000 }).catch(
    (thrown: unknown) => thrown,
  );
  expect(performance.now() - began).toBeLessThan(4_000);
  if (!(error instanceof EventStoreUnavailable)) throw new Error(`It is ${inspect(error)}`);
  expect(inspect(error, { depth: 10 })).not.toContain(PASSWORD);
  return error;
}

async function inFile(name: string, text: string): Promise<string> {
  const file = folder.path(name);
  await writeFile(file, text);
  return file;
}

function withUser(url: string, user = `kafila:${PASSWORD}`): string {
  return url.replace('//', `//${user}@`);
}

describe('a store that cannot be reached for now says why', () => {
  it('where its name is not found', async () => {
    const error = await failure('esdb://no-such-host.invalid:2113?tls=false');
    expect(error).toMatchObject({
      reason: 'name-not-found',
      message: expect.stringContaining('no-such-host'),
    });
    expect(error).not.toBeInstanceOf(EventStoreMisconfigured);
  });

  it('where nobody listens there, without secrets', async () => {
    const standIn = await startStandIn();
    await standIn.stop();
    const error = await failure(withUser(standIn.url));
    expect(error).toMatchObject({ reason: 'refused', message: expect.stringMatching(/refuses connections/) });
    expect(await failure(`esdb://127.0.0.1:${standIn.port},127.0.0.1:1?tls=false`)).toMatchObject({
      reason: 'refused',
    });
  });

  it('where somebody listens and does not answer', async () => {
    const silent: Server = createServer((socket) => socket.resume().on('error', () => undefined));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    ended.push(() => new Promise((resolve) => silent.close(resolve)));
    const { port } = silent.address() as { port: number };
    expect(await failure(`esdb://127.0.0.1:${port}`)).toMatchObject({ reason: 'no-answer' });
  });

  it('where no node leads', async () => {
    const standIn = await serve();
    standIn.resign();
    const url = `esdb+discover://127.0.0.1:${standIn.port}?tls=false`;
    expect(await failure(url)).toMatchObject({ reason: 'no-leader' });
    standIn.lead();
    await open(url);
  });

  it('where its certificate is not trusted, has expired, or is that of another', async () => {
    const usual = selfSigned();
    const standIn = await serve({ tls: usual });
    expect(await failure(standIn.url)).toMatchObject({ reason: 'certificate-not-trusted' });
    const ca = await inFile('other.pem', selfSigned().cert);
    expect(await failure(`${standIn.url}&tlsCAFile=${ca}`)).toMatchObject({
      reason: 'certificate-not-trusted',
    });

    const past = selfSigned({ from: new Date(Date.now() - 2 * HOUR_MS), to: new Date(Date.now() - HOUR_MS) });
    const expired = await serve({ tls: past });
    const pastCa = await inFile('past.pem', past.cert);
    expect(await failure(`${expired.url}&tlsCAFile=${pastCa}`)).toMatchObject({
      reason: 'certificate-expired',
    });

    const ofAnother = selfSigned({ name: 'elsewhere.example', address: [192, 0, 2, 1] });
    const other = await serve({ tls: ofAnother });
    const otherCa = await inFile('another.pem', ofAnother.cert);
    expect(await failure(`${other.url}&tlsCAFile=${otherCa}`)).toMatchObject({
      reason: 'certificate-of-another',
    });
  });

  it('and works by TLS where the authority is named', async () => {
    const tls = selfSigned();
    const standIn = await serve({ tls });
    const store = await open(`${standIn.url}&tlsCAFile=${await inFile('usual.pem', tls.cert)}`);
    await appended(store, freshName(), sampleEvents(2), 'none');
  });
});

describe('a store that no waiting opens says at once what is wrong, in one sentence', () => {
  it.each([
    [
      'a file that is not there',
      'esdb://localhost:2113?tlsCAFile=/nowhere/ca.pem',
      /\/nowhere\/ca\.pem.*is not there/,
    ],
    ['a url that cannot be understood', 'esdb://localhost:port?tls=false', /cannot be understood/],
    ['a user without a password', 'esdb://somebody@localhost:2113', /without a password/],
  ])('%s', async (_, url, said) => {
    const error = await failure(url);
    expect(error).toBeInstanceOf(EventStoreMisconfigured);
    expect(error.message).toMatch(said);
    expect(error.stack).not.toContain('\n');
  });

  it('a url that cannot be understood, without the password in it, also on the console', async () => {
    const said = jest.spyOn(console, 'warn').mockReturnValue(undefined);
    await failure(withUser('esdb://localhost:port?tls=false'));
    await failure(withUser('esdb://localhost:1?tls=false&unheardOf=1'));
    expect(said).toHaveBeenCalled();
    expect(inspect(said.mock.calls)).not.toContain(PASSWORD);
    said.mockRestore();
  });

  it('TLS against a server without it, and the reverse', async () => {
    const [plain, secure] = [await serve(), await serve({ tls: selfSigned() })];
    const asked = await failure(`esdb://127.0.0.1:${plain.port}`);
    expect(asked).toMatchObject({ name: 'EventStoreMisconfigured', reason: 'server-without-tls' });
    const notAsked = await failure(`esdb://127.0.0.1:${secure.port}?tls=false`);
    expect(notAsked).toMatchObject({ name: 'EventStoreMisconfigured', reason: 'server-with-tls' });
  });
});

describe('a store that wants a user', () => {
  const tls = selfSigned();
  let ca: string;
  beforeAll(async () => {
    ca = await inFile('ca.pem', tls.cert);
  });

  /** @param allReaders whom an administrator lets read $all, as docs/eventstoredb.md says @param streamUsers the same of all streams */
  async function guarded({
    allReaders = ['kafila'],
    streamUsers,
  }: { allReaders?: string[]; streamUsers?: string[] } = {}): Promise<{
    url: string;
    users: Map<string, string>;
  }> {
    const users = new Map([
      ['kafila', PASSWORD],
      ['admin', 'changeit'],
    ]);
    const standIn = await serve({ tls, access: { users, administrators: ['admin'] } });
    const url = `${standIn.url}&tlsCAFile=${ca}`;
    const admin = EventStoreDBClient.connectionString(withUser(url, 'admin:changeit'));
    await admin.setStreamMetadata('$all', { acl: { readRoles: allReaders } });
    if (streamUsers) {
      const list = { $r: streamUsers, $w: streamUsers, $mr: streamUsers };
      await admin.appendToStream(
        '$settings',
        jsonEvent({ type: '$settings', data: { $userStreamAcl: list } }),
      );
    }
    await admin.dispose();
    return { url, users };
  }

  it('names what is wrong with the user', async () => {
    const { url } = await guarded();
    const said = { name: 'EventStoreMisconfigured', reason: 'wrong-user' };
    expect(await failure(url)).toMatchObject({ ...said, message: expect.stringContaining('names none') });
    expect(await failure(withUser(url, 'kafila:wrong'))).toMatchObject({
      ...said,
      message: expect.stringContaining('does not accept'),
    });
    expect(await failure(withUser(url, 'nobody:wrong'))).toMatchObject(said);
    const unread = await guarded({ allReaders: [] });
    expect(await failure(withUser(unread.url))).toMatchObject({
      ...{ name: 'EventStoreMisconfigured', reason: 'no-rights' },
    });
  });

  it('serves one who may read $all, and use streams as everybody with a name may: no administrator', async () => {
    const { url } = await guarded();
    await servesAll(await open(withUser(url)));
  });

  it('serves one whom the access lists of $all and of streams name, where they name few', async () => {
    const { url } = await guarded({ streamUsers: ['kafila'] });
    await servesAll(await open(withUser(url)));
    const { url: other } = await guarded({ streamUsers: ['others'] });
    const store = await open(withUser(other));
    await expect(store.append(freshName(), sampleEvents(1), 'none')).rejects.toMatchObject({
      reason: 'no-rights',
    });
  });

  async function servesAll(store: EventStore): Promise<void> {
    const stream = freshName();
    await appended(store, stream, sampleEvents(3), 'none');
    expect((await store.readStream(stream)).events).toHaveLength(3);
    expect((await store.readAll({ streamPrefixes: [stream] })).events).toHaveLength(3);
    expect(await store.isRemoved?.(stream, 1)).toBe(false);
    const { events } = await follow(store, { streamPrefixes: [stream] }, (_, step) => step.live);
    expect(events).toHaveLength(3);
    expect(await headOrHindrance(store)).toEqual({ head: await store.head() });
  }

  it('is unavailable while a password was changed at work, and serves again where it is put back', async () => {
    const { url, users } = await guarded();
    const store = await open(withUser(url));
    users.set('kafila', 'another');
    const refused = { name: 'EventStoreMisconfigured', reason: 'wrong-user' };
    await expect(store.append(freshName(), sampleEvents(1), 'none')).rejects.toMatchObject(refused);
    await expect(store.readStream('any')).rejects.toMatchObject(refused);
    await expect(follow(store, {}, (_, step) => step.live)).rejects.toMatchObject(refused);
    expect(await headOrHindrance(store)).toEqual({ fault: 'event-store-unavailable: wrong-user' });
    users.set('kafila', PASSWORD);
    await servesAll(store);
  });
});

describe('the health of a store', () => {
  it('says soon what keeps from it, and where it ends once it is back', async () => {
    const standIn = await serve();
    const store = await open(standIn.url, { patienceMs: 10_000 });
    await standIn.goDown();
    const began = performance.now();
    expect(await headOrHindrance(store)).toEqual({ fault: 'event-store-unavailable: refused' });
    expect(performance.now() - began).toBeLessThan(2_000);
    await standIn.comeUp();
    expect(await headOrHindrance(store)).toEqual({ head: 0n });
  });
});
