import { type RecordedEvent } from '#kafila/event-store';
import { Problem, type Right } from '#kafila/platform';
import { describe, expect, it } from '@jest/globals';
import { type AccessEvent } from '../principals/access.events.js';
import { digestOfKey, newApiKey } from '../principals/api-key.js';
import { Principals } from '../principals/principals.js';
import { type Credential } from './credential.js';
import { KeyDoor } from './key-door.js';

const STREAM = 'access-oidc-1';
const T0 = Date.parse('2026-03-01T09:00:00.000Z');
const KEY = newApiKey();

const SESSION: Credential = { via: 'session', stream: STREAM, issuedAt: T0, expiresAt: T0 + 1000 };
const TOKEN: Credential = { ...SESSION, via: 'token', claimed: ['auditor'] };

const granted = (...roles: ('desk' | 'viewer')[]): AccessEvent => ({ type: 'RolesGranted', roles });
const claimed = (...roles: ('desk' | 'viewer')[]): AccessEvent => ({ type: 'RolesClaimed', roles });
const ended = (at: number): AccessEvent => ({
  ...{ type: 'SessionsEnded', before: new Date(at).toISOString(), reason: 'signed out' },
});

/** A door behind which these events stand, and before which a call brings this. */
function doorOf(brought: Credential | Problem, events: readonly AccessEvent[], isFromOwnPage = true) {
  const principals = new Principals();
  const clock = { now: T0, unconfirmedMs: 0 };
  let revision = 0;
  const record = ({ type, ...data }: AccessEvent, stream = STREAM): void => {
    const recordedAt = new Date(T0).toISOString();
    principals.take({ stream, revision: revision++, recordedAt, type, data, metadata: {} } as never);
  };
  for (const event of events) record(event);
  record({ type: 'ApiKeyIssued', keyId: 'k', digest: digestOfKey(KEY), expiresAt: null }, 'access-key');
  record({ type: 'RolesGranted', roles: ['operator'] }, 'access-key');
  const followed = {
    principals,
    isRead: true,
    get unconfirmedMs() {
      return clock.unconfirmedMs;
    },
  };
  const credentials = {
    of: ({ headers }: { readonly headers: { readonly authorization?: string | undefined } }) => {
      if (headers.authorization !== undefined) return undefined;
      return brought instanceof Problem ? Promise.reject(brought) : Promise.resolve(brought);
    },
  };
  const door = new KeyDoor({
    ...{ followed: followed as never, hadKeys: () => true, isPublic: false, unconfirmedMs: 900_000 },
    ...{ credentials, isFromOwnPage: () => isFromOwnPage, now: () => clock.now },
  });
  const come = async (method = 'GET', headers = {}) => {
    const call = { method, headers, socket: {} } as never;
    await door.recognize(call, {} as never);
    return (needs: Right | 'public' | undefined): string => {
      try {
        const { id, via, role } = door.admit(call, needs);
        return `${id} ${via} ${role}`;
      } catch (error) {
        if (error instanceof Problem) return `${error.status} ${error.code}`;
        throw error;
      }
    };
  };
  return { come, clock, record };
}

describe('by a session, the door', () => {
  it('knows who signed in, as what the issuer said at the newest sign-in', async () => {
    const { come, record } = doorOf(SESSION, [claimed('viewer')]);
    const met = await come();
    expect(met('convoys.read')).toBe(`${STREAM} session viewer`);
    expect(met('convoys.decide')).toBe('403 not-allowed');
    record(claimed('desk'));
    expect(met('convoys.decide')).toBe(`${STREAM} session desk`);
  });

  it('goes by what an admin granted, as soon as he granted anything, for more and for less', async () => {
    const { come, record } = doorOf(SESSION, [claimed('viewer')]);
    const met = await come();
    record(granted('desk'));
    expect(met('convoys.decide')).toBe(`${STREAM} session desk`);
    record(claimed('viewer', 'desk'));
    record(granted());
    expect(met('convoys.read')).toBe('403 not-allowed');
  });

  it('lets nobody in after its time, nor after it was ended, also where an answer goes on', async () => {
    const { come, clock, record } = doorOf(SESSION, [claimed('viewer')]);
    const met = await come();
    clock.now = T0 + 999;
    expect(met('convoys.read')).toContain(STREAM);
    record(ended(T0 - 1));
    expect(met('convoys.read')).toContain(STREAM);
    record(ended(T0));
    record(ended(T0 - 1));
    expect(met('convoys.read')).toBe('401 session-ended');
    clock.now = T0 + 1000;
    expect(met('convoys.read')).toBe('401 session-expired');
    expect(met('public')).toBe('anybody nothing anybody');
  });

  it('lets nothing be changed by what no page of ours sent, also where anybody may change it', async () => {
    const { come } = doorOf(SESSION, [claimed('desk')], false);
    expect((await come('POST'))('convoys.decide')).toBe('403 not-from-own-page');
    expect((await come('POST'))('public')).toBe('403 not-from-own-page');
    expect((await come('GET'))('convoys.read')).toContain(STREAM);
    const own = doorOf(SESSION, [claimed('desk')], true);
    expect((await own.come('POST'))('convoys.decide')).toContain(STREAM);
  });

  it('lets nobody in of whom an event says nothing that is understood', async () => {
    const { come, record } = doorOf(SESSION, [claimed('desk')]);
    record({ type: 'RolesMultiplied' } as never);
    expect((await come())('convoys.read')).toBe('401 session-ended');
  });

  it('shows no persons where the event store has not answered for a minute', async () => {
    const { come, clock } = doorOf(SESSION, [claimed('desk')]);
    clock.unconfirmedMs = 61_000;
    expect((await come())('convoys.read')).toBe('503 access-unconfirmed');
  });
});

describe('by a token, the door', () => {
  it('goes by what it claims, unless an admin granted anything', async () => {
    const { come, record } = doorOf(TOKEN, [claimed('desk')]);
    const met = await come('POST');
    expect(met('audit.read')).toBe(`${STREAM} token auditor`);
    record(granted('viewer'));
    expect([met('audit.read'), met('convoys.read')]).toEqual(['403 not-allowed', `${STREAM} token viewer`]);
  });

  it('knows of whom nothing was recorded yet', async () => {
    const { come } = doorOf(TOKEN, []);
    expect((await come('POST'))('audit.read')).toBe(`${STREAM} token auditor`);
  });

  it('lets nobody in by one that is good for nothing, nor keeps anybody out who has a key', async () => {
    const { come } = doorOf(new Problem({ status: 401, code: 'token-invalid', detail: 'No.' }), []);
    expect((await come())('convoys.read')).toBe('401 token-invalid');
    expect((await come())('public')).toBe('anybody nothing anybody');
    const headers = { authorization: `Bearer ${KEY}` };
    expect((await come('GET', headers))('rates.replace')).toBe('access-key key operator');
  });
});

it('reads what is said of sessions, and nothing that is malformed', () => {
  const principals = new Principals();
  const event = { stream: STREAM, revision: 0, type: 'SessionsEnded', data: { before: 'soon', reason: 'x' } };
  principals.take(event as unknown as RecordedEvent);
  expect(principals.isUnreadable(STREAM)).toBe(true);
});
