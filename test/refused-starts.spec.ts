import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { smallDisk } from '#kafila/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafila } from '../apps/testing/kafila.js';
import { Api } from './kit/api.js';
import { plan } from './kit/reports.js';
import { startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
const disk = smallDisk(8);
/** Skipped, and shown as skipped, where nobody may mount one. */
const onSmallDisk = disk ? it : it.skip;
const data = join(folder.path, 'data');
const at = (...names: string[]): string => join(data, ...names);
const run = (...args: string[]) => kafila(args, { env: { KAFILA_DATA_DIR: data } });

let position: string;
beforeAll(async () => {
  const tracker = await startService('tracker', { KAFILA_DATA_DIR: data });
  const vehicles = [{ plate: 'TLK-914', country: 'PK', driver: 'Gul Khan' }];
  const planned = await new Api(tracker.url).post('/convoys', { ...plan('c'), vehicles });
  expect(planned.status).toBe(201);
  position = String(planned.body['position']);
  await tracker.stop();
});
afterAll(() => {
  disk?.remove();
  folder.remove();
});

/** What a service says that does not start, and how it ends. */
function refused(
  dataDir = data,
  settings: Readonly<Record<string, string>> = {},
  service = 'tracker',
): readonly [code: number | null, said: string] {
  const main = resolve('dist', 'apps', service, 'src', 'main.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], {
    env: { PATH: process.env['PATH'], PORT: '0', KAFILA_DATA_DIR: dataDir, ...settings },
    encoding: 'utf8',
  });
  return [status, stdout + stderr];
}

describe('a service does not start, and says so in one sentence,', () => {
  onSmallDisk('on a full disk, with its data on it or without', () => {
    if (!disk) return;
    const [old, fresh] = [join(disk.path, 'old'), join(disk.path, 'fresh')];
    cpSync(data, old, { recursive: true });
    disk.fill();
    for (const place of [old, fresh]) {
      expect(refused(place)).toEqual([
        1,
        expect.stringMatching(/^The disk is full: [^\n]*Make room[^\n]*\n$/),
      ]);
    }
  });

  it('with 78 where others could reach it, and nobody has a key', () => {
    const fresh = join(folder.path, 'no-keys');
    for (const settings of [{ HOST: '0.0.0.0' }, { KAFILA_PUBLIC_URL: 'https://kafila.example' }]) {
      const said = /^(HOST|KAFILA_PUBLIC_URL) [^\n]*: run kafila access init first[^\n]*\n$/;
      expect(refused(fresh, settings)).toEqual([78, expect.stringMatching(said)]);
    }
  });

  it('with 78 where an issuer is set and nobody has a key, or the issuer cannot be used', () => {
    const fresh = join(folder.path, 'no-issuer');
    const issuer = {
      ...{ KAFILA_OIDC_ISSUER: 'https://login.example', KAFILA_OIDC_CLIENT_ID: 'kafila' },
      KAFILA_OIDC_ROLES: 'kafila-desk=desk',
    };
    const said = (sentence: RegExp): readonly unknown[] => [78, expect.stringMatching(sentence)];
    expect(refused(fresh, issuer)).toEqual(
      said(
        /^KAFILA_OIDC_ISSUER names https:\/\/login\.example, [^\n]*: run kafila access init first[^\n]*\n$/,
      ),
    );
    expect(refused(fresh, { ...issuer, KAFILA_OIDC_ROLES: 'gate=unit' })).toEqual(
      said(/^KAFILA_OIDC_ROLES names unit, [^\n]*\n$/),
    );
  });

  it('with 78 where waiting for the event store would not help, as without the file of an authority', () => {
    const url = 'esdb://kafila:changeit@127.0.0.1:2113?tlsCAFile=/nowhere/ca.pem';
    const said = /^The file \/nowhere\/ca\.pem, [^\n]* is not there\.\n$/;
    expect(refused(data, { EVENT_STORE_URL: url })).toEqual([78, expect.stringMatching(said)]);
  });

  it('with 78 on an event store that was copied to another one, naming that one and the way back', async () => {
    const dataDir = join(folder.path, 'copied');
    cpSync(data, dataDir, { recursive: true });
    const there = (...args: string[]) => kafila(args, { env: { KAFILA_DATA_DIR: dataDir } });
    const to = `sqlite:${join(dataDir, 'new.db')}`;
    expect(await there('events', 'copy', '--from', 'sqlite:', '--to', to)).toMatchObject({
      code: 0,
      stderr: '',
    });
    const said = /^This event store was copied to \S+new\.db at [^\n]* kafila events go-back [^\n]*\n$/;
    for (const service of ['tracker', 'intake'])
      expect([service, refused(dataDir, {}, service)]).toEqual([service, [78, expect.stringMatching(said)]]);
  });

  it('without the keys or the log that events need, until a person begins new ones', async () => {
    rmSync(at('persons.db'));
    expect(refused()).toEqual([1, expect.stringMatching(/^There are no keys of persons at [^\n]*\n$/)]);
    expect(existsSync(at('persons.db'))).toBe(false);
    expect((await run('begin-anew', 'persons')).stdout).toContain('Keys of persons have begun.');
    expect(await run('begin-anew', 'persons')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('already'),
    });

    rmSync(at('audit'), { recursive: true });
    expect(refused()).toEqual([1, expect.stringMatching(/^There is no transparency log in [^\n]*\n$/)]);
    expect(existsSync(at('audit', 'log'))).toBe(false);
    expect((await run('begin-anew', 'log')).stdout).toContain('A transparency log has begun');
    expect(await run('begin-anew', 'log')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('already'),
    });

    const tracker = await startService('tracker', { KAFILA_DATA_DIR: data });
    const { body } = await new Api(tracker.url).get(`/convoys/c?waitFor=${position}`);
    expect(JSON.stringify(body)).toContain('"unreadable":"no-key"');
    expect((await new Api(tracker.url).get('/audit/receipts/convoy-c/0')).status).toBe(200);
    await tracker.stop();
    expect(await run('audit', 'verify')).toMatchObject({ code: 0, stderr: '' });
  });
});
