import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '#kafila/platform';
import { Api } from './kit/api.js';
import { composeFile, Containers, image, layOut } from './kit/containers.js';
import { desksKey } from './kit/keys.js';
import { plan } from './kit/reports.js';
import { temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

const FILES = ['docker-compose.yml', 'docker-compose.single.yml'];

/** The volumes on which what is kept lies: events, where they are files, keys and log. */
function kept(file: string, name: string): readonly string[] {
  const { eventStore, personKeys, audit } = loadSettings(new Containers(file, '/host').settings(name));
  const places = [personKeys, audit.logDir, audit.keyDir];
  return eventStore.kind === 'sqlite' ? [eventStore.file, ...places] : places;
}

describe('the compose files', () => {
  it.each(FILES)('%s keeps everything on volumes, alike for all services that share it', (file) => {
    const names = Object.keys(composeFile(file).services);
    const [first = [], ...others] = names.map((name) => kept(file, name));
    expect(first.every((place) => place.startsWith('/host/volume-'))).toBe(true);
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(FILES)('%s keeps keys on another volume than events and log', (file) => {
    const [name = ''] = Object.keys(composeFile(file).services);
    const { personKeys, audit, dataDir } = loadSettings(new Containers(file, '/host').settings(name));
    expect([personKeys, audit.keyDir].every((place) => place.startsWith('/host/volume-keys/'))).toBe(true);
    expect([dataDir, audit.logDir].every((place) => place.startsWith('/host/volume-data'))).toBe(true);
  });

  it.each(FILES)('%s makes the first key, and begins the log, before any service starts', (file) => {
    const { access, ...services } = composeFile(file).services;
    expect(access?.command).toContain('--if-missing');
    for (const { depends_on } of Object.values(services))
      expect(depends_on).toMatchObject({ access: { condition: 'service_completed_successfully' } });
  });

  it('docker-compose.cluster.yml changes nothing of that', () => {
    const cluster = readFileSync('docker-compose.cluster.yml', 'utf8');
    expect(cluster).not.toMatch(/KAFILA_|data:|keys:/);
  });
});

describe('the image', () => {
  it('has folders of its own user where its variables say that things are kept', () => {
    const [, made = ''] =
      /^RUN mkdir ([^&]*) && chown node:node \1$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
    const { personKeys, audit, dataDir } = loadSettings(image().env);
    for (const place of [personKeys, audit.keyDir, audit.logDir, dataDir]) {
      expect(made.split(' ').some((root) => place.startsWith(root))).toBe(true);
    }
  });

  it('serves from one container on files, and has the command line beside it', async () => {
    const containers = new Containers('docker-compose.single.yml', join(folder.path, 'host'));
    expect([await containers.run('access'), await containers.run('access')]).toEqual([0, 0]);
    const kafila = await containers.start('kafila');
    const desk = await desksKey(
      kafila.url,
      readFileSync(containers.placeOf('access', '/keys/admin.key'), 'utf8'),
    );
    const vehicles = [{ plate: 'TLK-914', country: 'PK', driver: 'Gul Khan' }];
    const planned = await new Api(kafila.url, desk).post('/convoys', { ...plan('c'), vehicles });
    expect(planned.status).toBe(201);
    expect((await new Api(kafila.url, desk).get('/audit/receipts/convoy-c/1')).status).toBe(200);
    const host = readdirSync(join(folder.path, 'host')).sort();
    expect(host).toEqual(['volume-data', 'volume-keys']);

    const laidOut = join(folder.path, 'kafila');
    layOut(laidOut);
    const { stdout } = await promisify(execFile)('npx', ['--offline', 'kafila', 'audit', 'verify'], {
      cwd: laidOut,
      env: { PATH: process.env['PATH'], HOME: folder.path, ...containers.settings('kafila') },
    });
    expect(stdout).toMatch(/^Intact: 6 events/);
    expect(await kafila.stop()).toBe(0);
    expect(existsSync(join(folder.path, 'host', 'volume-keys', 'persons.db'))).toBe(true);
  });
});
