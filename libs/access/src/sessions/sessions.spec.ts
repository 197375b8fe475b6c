import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '#kafila/platform';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EncryptJWT } from 'jose';
import { Seal } from './seal.js';
import { SessionKeys, SessionKeysUnusable } from './session-keys.js';
import { Sessions } from './sessions.js';

const STREAM = 'access-oidc-1';
const MINUTE = 60_000;

let folder: string;
let file: string;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-sessions-'));
  file = join(folder, 'data', 'session-keys');
  now = Date.parse('2026-03-01T09:00:00.000Z');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const clock = (): number => now;
const sealOf = (): Seal => new Seal(new SessionKeys(file, clock), clock);
/** As any service has them: they share the file, and nothing else. */
const sessions = (): Sessions => new Sessions(sealOf(), clock);

/** Whose session it is, or the problem. */
async function met(sealed: string, of = sessions()): Promise<string> {
  try {
    return (await of.open(sealed)).credential.stream;
  } catch (error) {
    if (error instanceof Problem) return `${error.status} ${error.code}`;
    throw error;
  }
}

const newKey = (): string => `${randomBytes(32).toString('base64url')}\n`;

describe('a session', () => {
  it('is known in every service that has the keys, and says nothing to who has it', async () => {
    const sealed = await sessions().begin(STREAM);
    expect(await met(sealed)).toBe(STREAM);
    const [head = '', ...rest] = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(head)).toMatchObject({ alg: 'dir', enc: 'A256GCM', typ: 'kafila-session' });
    expect(rest.join()).not.toContain('oidc');
  });

  it('is over after half an hour in which nothing is asked', async () => {
    const sealed = await sessions().begin(STREAM);
    now += 30 * MINUTE - 1;
    expect(await met(sealed)).toBe(STREAM);
    now += 1;
    expect(await met(sealed)).toBe('401 session-expired');
  });

  it('is over after eight hours, however much is asked', async () => {
    const begun = now;
    let sealed = await sessions().begin(STREAM);
    while (now < begun + 8 * 60 * MINUTE - 20 * MINUTE) {
      now += 20 * MINUTE;
      sealed = (await sessions().open(sealed)).renewed ?? sealed;
    }
    now += 20 * MINUTE - 1;
    const { credential, renewed } = await sessions().open(sealed);
    expect([credential.issuedAt, credential.expiresAt]).toEqual([begun, begun + 8 * 60 * MINUTE]);
    now += 1;
    expect([await met(sealed), await met(renewed ?? '')]).toEqual([
      '401 session-expired',
      '401 session-expired',
    ]);
  });

  it('is sealed anew once a minute, and not for each call', async () => {
    const sealed = await sessions().begin(STREAM);
    now += MINUTE - 1;
    expect((await sessions().open(sealed)).renewed).toBeUndefined();
    now += 1;
    const { credential, renewed } = await sessions().open(sealed);
    expect(await sessions().open(renewed ?? '')).toMatchObject({
      credential: { issuedAt: credential.issuedAt, expiresAt: credential.expiresAt + MINUTE },
    });
  });

  it('is not known where it was altered, forged, cut, or sealed for something else', async () => {
    const sealed = await sessions().begin(STREAM);
    const parts = sealed.split('.');
    for (const at of [0, 2, 3, 4]) {
      const bytes = Buffer.from(parts[at] ?? '', 'base64url');
      bytes[5] = (bytes[5] ?? 0) ^ 1;
      const altered = parts.with(at, bytes.toString('base64url')).join('.');
      expect([at, await met(altered)]).toEqual([at, '401 session-unknown']);
    }
    const claims = { sub: STREAM, begun: now, seen: now };
    const forged = new EncryptJWT(claims).setExpirationTime(new Date(now + MINUTE));
    forged.setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'kafila-session', kid: 'none' });
    expect(await met(await forged.encrypt(randomBytes(32)))).toBe('401 session-unknown');
    expect(await met(await sealOf().close('kafila-sign-in', claims, now + MINUTE))).toBe(
      '401 session-unknown',
    );
    expect(await met(await sealOf().close('kafila-session', { sub: STREAM }, now + MINUTE))).toBe(
      '401 session-unknown',
    );
    expect([await met(sealed.slice(0, -1)), await met('')]).toEqual([
      '401 session-unknown',
      '401 session-unknown',
    ]);
  });
});

describe('the keys of sessions', () => {
  it('are made where they are missing, for their owner alone, by one of those who start', async () => {
    const [one, other] = [new SessionKeys(file), new SessionKeys(file)];
    expect(one.newest).toEqual(other.newest);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(one.newest.secret).toHaveLength(32);
    expect(await met(await sessions().begin(STREAM))).toBe(STREAM);
  });

  it('are changed by a newer one below: it seals, the others open as long as they stand there', async () => {
    const running = sessions();
    const old = await running.begin(STREAM);
    const before = readFileSync(file, 'utf8');
    const newer = newKey();
    writeFileSync(file, before + newer);
    now += 10_000;
    const fresh = await running.begin(STREAM);
    expect([await met(old, running), await met(fresh, running)]).toEqual([STREAM, STREAM]);
    expect(fresh.split('.')[0]).not.toBe(old.split('.')[0]);
    writeFileSync(file, newer);
    now += 10_000;
    expect([await met(old, running), await met(fresh, running)]).toEqual(['401 session-unknown', STREAM]);
  });

  it('count on while the file is gone or half written', async () => {
    const running = sessions();
    const sealed = await running.begin(STREAM);
    for (const text of ['', 'half a key']) {
      writeFileSync(file, text);
      now += 10_000;
      expect(await met(sealed, running)).toBe(STREAM);
    }
    rmSync(file);
    now += 10_000;
    expect(await met(sealed, running)).toBe(STREAM);
  });

  it.each([
    [
      'others may read',
      (): void => {
        chmodSync(file, 0o640);
      },
      'chmod 600',
    ],
    [
      'holds none',
      (): void => {
        writeFileSync(file, '\n');
      },
      'holds no keys',
    ],
    [
      'holds something else',
      (): void => {
        writeFileSync(file, 'hunter2\n');
      },
      'holds no keys',
    ],
  ])('are refused from a file that %s, which is not told', (_what, spoil, said) => {
    new SessionKeys(file);
    spoil();
    expect(() => new SessionKeys(file)).toThrow(SessionKeysUnusable);
    expect(() => new SessionKeys(file)).toThrow(said);
    expect(() => new SessionKeys(file)).not.toThrow('hunter2');
  });

  it('are refused where they can neither be read nor made', () => {
    writeFileSync(join(folder, 'data'), 'no folder');
    expect(() => new SessionKeys(file)).toThrow(SessionKeysUnusable);
  });
});
