import { type EventSource, type RecordedEvent, type SubscriptionStep } from '#kafila/event-store';
import { LOCAL, NOTHING, Problem, type Right } from '#kafila/platform';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type AccessEvent } from '../principals/access.events.js';
import { digestOfKey, newApiKey } from '../principals/api-key.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { KeyDoor, type KeyDoorOptions } from './key-door.js';

const DESK = newApiKey();
const UNIT = newApiKey();

let followed: FollowPrincipals;
afterEach(() => followed.close());

function recorded(stream: string, revision: number, { type, ...data }: AccessEvent): RecordedEvent {
  const position = BigInt(revision + 1);
  const recordedAt = '2026-03-01T09:00:00.000Z';
  return {
    id: `${stream}-${revision}`,
    stream,
    revision,
    position,
    recordedAt,
    type,
    data,
    metadata: {},
  } as never;
}

const issued = (key: string, expiresAt: string | null = null): AccessEvent => ({
  ...{ type: 'ApiKeyIssued', keyId: key.slice(4, 8), digest: digestOfKey(key), expiresAt },
});

const DESK_WITH_KEY = [
  recorded('access-desk', 0, { type: 'RolesGranted', roles: ['desk'] }),
  recorded('access-desk', 1, issued(DESK)),
];
const UNIT_WITH_KEY = [
  recorded('unit-gate-2', 0, { type: 'RolesGranted', roles: ['unit'] }),
  recorded('unit-gate-2', 1, issued(UNIT)),
];

/** A store that has these events, and brings more where it is told to. */
async function following(
  ...events: readonly RecordedEvent[]
): Promise<(more: RecordedEvent) => Promise<void>> {
  let bring: (step: SubscriptionStep) => void = () => undefined;
  const store: Pick<EventSource, 'subscribe' | 'head'> = {
    head: () => Promise.resolve(9n),
    async *subscribe({ signal } = {}) {
      yield { events, position: 9n, live: true };
      while (!signal?.aborted)
        yield await new Promise<SubscriptionStep>((resolve) => {
          bring = resolve;
          signal?.addEventListener('abort', () => {
            resolve({ events: [], position: 9n, live: true });
          });
        });
    },
  };
  followed = new FollowPrincipals(store);
  followed.start();
  await followed.read();
  return async (more) => {
    bring({ events: [more], position: 10n, live: true });
    await followed.reached(10n);
  };
}

function door(options: Partial<KeyDoorOptions> = {}): KeyDoor {
  return new KeyDoor({ followed, hadKeys: () => false, isPublic: false, unconfirmedMs: 900_000, ...options });
}

function call(key?: string, headers: object = {}, remoteAddress = '127.0.0.1'): never {
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return { headers: { ...authorization, ...headers }, socket: { remoteAddress } } as never;
}

/** The code of the problem that a call gets at the door, or who it is. */
function met(of: KeyDoor, asked: never, needs: Right | 'public' | undefined = 'convoys.read'): string {
  try {
    return of.admit(asked, needs).id;
  } catch (error) {
    if (error instanceof Problem) return `${error.status} ${error.code}`;
    throw error;
  }
}

describe('as long as nobody has a key, the door', () => {
  it.each([
    ['a program on this machine', call(), 'local'],
    ['one that speaks IPv6', call(undefined, {}, '::1'), 'local'],
    ['one that speaks IPv4 over IPv6', call(undefined, {}, '::ffff:127.0.0.1'), 'local'],
    ['another machine', call(undefined, {}, '192.168.1.7'), '401 key-needed'],
    ['a proxy on this machine', call(undefined, { 'x-forwarded-for': '10.0.0.1' }), '401 key-needed'],
    ['another proxy', call(undefined, { forwarded: 'for=10.0.0.1' }), '401 key-needed'],
    ['one with a key that nobody issued', call(newApiKey()), '401 unknown-key'],
  ])('meets %s', async (_who, asked, expected) => {
    await following();
    expect(met(door(), asked)).toBe(expected);
  });

  it('lets nobody be local where others are told to call', async () => {
    await following();
    expect(met(door({ isPublic: true }), call())).toBe('401 key-needed');
  });

  it('stays closed where there were keys before: the store was exchanged for an empty one', async () => {
    await following();
    expect(met(door({ hadKeys: () => true }), call())).toBe('401 key-needed');
  });

  it('lets local do everything', async () => {
    await following();
    expect(door().admit(call(), 'access.decide')).toBe(LOCAL);
  });
});

describe('with keys, the door', () => {
  it('knows who has one, and what he may', async () => {
    await following(...DESK_WITH_KEY, ...UNIT_WITH_KEY);
    expect(door().admit(call(DESK), 'convoys.decide')).toMatchObject({
      id: 'access-desk',
      via: 'key',
      role: 'desk',
    });
    expect(door().admit(call(UNIT), 'reports.post')).toMatchObject({ id: 'unit-gate-2', unitId: 'gate-2' });
    expect(met(door(), call(UNIT), 'convoys.decide')).toBe('403 not-allowed');
  });

  it.each([
    ['none', undefined, '401 key-needed'],
    ['one that was cut', DESK.slice(0, -1), '401 malformed-key'],
    ['one that nobody has', newApiKey(), '401 unknown-key'],
  ])('knows nobody by %s, also where nothing is asked for that is there', async (_what, key, expected) => {
    await following(...DESK_WITH_KEY);
    expect([met(door(), call(key)), met(door(), call(key), undefined)]).toEqual([expected, expected]);
  });

  it('lets anybody have what is public, whatever key it brings', async () => {
    await following(...DESK_WITH_KEY);
    expect(met(door(), call(newApiKey()), 'public')).toBe('anybody');
    expect(met(door(), call(DESK), 'public')).toBe('access-desk');
  });

  it('counts what is recorded from then on: a key that is revoked, roles that are taken', async () => {
    const bring = await following(...DESK_WITH_KEY);
    await bring(
      recorded('access-desk', 2, { type: 'ApiKeyRevoked', keyId: DESK.slice(4, 8), reason: 'lost' }),
    );
    expect(met(door(), call(DESK))).toBe('401 key-revoked');
  });

  it('counts no key that has expired', async () => {
    const old = newApiKey();
    await following(...DESK_WITH_KEY, recorded('access-desk', 2, issued(old, '2026-03-02T00:00:00.000Z')));
    expect(met(door(), call(old))).toBe('401 key-expired');
  });

  it('takes roles away from all keys at once', async () => {
    const bring = await following(...DESK_WITH_KEY);
    await bring(recorded('access-desk', 2, { type: 'RolesGranted', roles: [] }));
    expect(met(door(), call(DESK))).toBe('403 not-allowed');
  });

  it('hands down what a principal and its key may see, and counts a change of it', async () => {
    const narrow = newApiKey();
    const places = { places: ['torkham-pk'] };
    const countries = { countries: ['AF'] };
    const bring = await following(
      ...DESK_WITH_KEY,
      recorded('access-desk', 2, { type: 'ScopeSet', scope: places }),
      recorded('access-desk', 3, { ...issued(narrow), scope: countries } as AccessEvent),
    );
    expect(door().admit(call(DESK), 'convoys.read')).toMatchObject({ scope: [places], sees: [places] });
    const both = [places, countries];
    expect(door().admit(call(narrow), 'convoys.read')).toMatchObject({ scope: both, sees: both });
    await bring(recorded('access-desk', 4, { type: 'ScopeSet', scope: null }));
    expect(door().admit(call(DESK), 'convoys.read')).not.toHaveProperty('sees');
    expect(door().admit(call(narrow), 'convoys.read')).toMatchObject({ scope: [countries] });
  });

  it('lets a unit of which nobody said what it sees report of all convoys, and see none', async () => {
    const bring = await following(...UNIT_WITH_KEY);
    const unit = door().admit(call(UNIT), 'reports.post');
    expect([unit.scope, unit.sees]).toEqual([undefined, NOTHING]);
    await bring(recorded('unit-gate-2', 2, { type: 'ScopeSet', scope: { convoys: ['K-*'] } }));
    const scoped = door().admit(call(UNIT), 'reports.post');
    expect([scoped.scope, scoped.sees]).toEqual([[{ convoys: ['K-*'] }], [{ convoys: ['K-*'] }]]);
  });

  it.each([
    { convoys: 'K-1' },
    { places: [''] },
    { months: ['2026-03'] },
    { corridors: [7] },
    [],
    'everything',
    undefined,
  ])('counts no key of a principal whose scope says what this version does not know: %j', async (scope) => {
    await following(...DESK_WITH_KEY, recorded('access-desk', 2, { type: 'ScopeSet', scope } as never));
    expect(met(door(), call(DESK))).toBe('401 unknown-key');
  });

  it('counts no key of a principal of whom an event says nothing that is understood', async () => {
    const strange = { ...recorded('access-desk', 2, issued(DESK)), type: 'RolesMultiplied' };
    await following(...DESK_WITH_KEY, strange, ...UNIT_WITH_KEY);
    expect(met(door(), call(DESK))).toBe('401 unknown-key');
    expect(met(door(), call(UNIT), 'reports.post')).toBe('unit-gate-2');
    expect(followed.principals.unreadable).toEqual(['access-desk']);
  });
});

describe('where the event store does not answer, the door', () => {
  const silentFor = (ms: number): FollowPrincipals =>
    Object.create(followed, {
      unconfirmedMs: { value: ms },
      isRead: { value: true },
      principals: { value: followed.principals },
    }) as FollowPrincipals;

  it('shows no persons and no histories after a minute, and takes no key after a quarter of an hour', async () => {
    await following(...DESK_WITH_KEY, ...UNIT_WITH_KEY);
    const met61 = (key: string, needs: Right): string =>
      met(door({ followed: silentFor(61_000) }), call(key), needs);
    expect([met61(DESK, 'convoys.read'), met61(DESK, 'audit.read')]).toEqual([
      '503 access-unconfirmed',
      '503 access-unconfirmed',
    ]);
    expect([met61(UNIT, 'reports.post'), met61(DESK, 'convoys.decide')]).toEqual([
      'unit-gate-2',
      'access-desk',
    ]);
    expect(met(door({ followed: silentFor(901_000) }), call(UNIT), 'reports.post')).toBe(
      '503 access-unconfirmed',
    );
  });

  it('answers 503 to all but what is public until it was read once who may what', () => {
    followed = new FollowPrincipals({ head: () => Promise.reject(new Error()), subscribe: never });
    expect(met(door(), call())).toBe('503 access-unread');
    expect(met(door(), call(), 'public')).toBe('anybody');
  });
});

async function* never(): AsyncGenerator<SubscriptionStep> {
  await new Promise(() => undefined);
  yield { events: [], position: 0n, live: true };
}
