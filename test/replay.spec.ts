import { ascending } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { type JsonObject, type NewEvent } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { allTroubles, simulate } from '#kafila/simulation';
import { historyOf } from '#kafila/simulation/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { applyPatch, type Operation } from 'rfc6902';
import { join } from 'node:path';
import { v5 as uuidv5 } from 'uuid';
import { beginLogIn } from '../apps/testing/begin-log-in.js';
import { Api } from './kit/api.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const CONVOYS = timesTried(3, 9);
const SPACE = '6f0f3c1e-3a5c-5f43-9d3b-0f5f6f7d8e92';

/** Small convoys with every trouble. */
const SMALL = { ...allTroubles, fleet: { ...allTroubles.fleet, minVehicles: 1, maxVehicles: 3 } };

const folder = temporaryFolder();
let tracker: RunningService;
let api: Api;
let head = 0n;

type Arriving = { readonly stream: string; readonly added: NewEvent; readonly at: string };

/** What a road would tell of the world, in the order of arrival. */
function arriving(): readonly Arriving[] {
  return [...simulate({ seed: 11, convoys: CONVOYS, parameters: SMALL })]
    .flatMap((convoy) => [...historyOf(convoy).streams])
    .flatMap(([stream, events]) => events.map((one) => ({ stream, one })))
    .map(({ stream, one: { id, unit, event, recordedAt } }) => {
      const metadata = { by: 'local', schemaVersion: 2, ...(unit === null ? {} : { unit: { ...unit } }) };
      const data = { ...event.data } as unknown as JsonObject;
      const added = { id: unit ? id : uuidv5(`${stream} ${id}`, SPACE), type: event.type, data, metadata };
      return { stream, added, at: recordedAt };
    })
    .sort((a, b) => ascending(a.at, b.at));
}

/** Every third vehicle that joins a convoy goes by the id and with the carnet of one that joined another, and at the same time. */
function sharing(all: readonly Arriving[]): readonly Arriving[] {
  const joins = all.filter(({ added }) => added.type === 'VehicleJoined');
  const shared = new Map<Arriving, JsonObject>();
  for (const [i, join] of joins.entries()) {
    const before = joins.slice(0, i).findLast(({ stream }) => stream !== join.stream);
    if (i % 3 === 2 && before) shared.set(join, before.added.data);
  }
  return all.map((one) => {
    const data = { ...one.added.data };
    const from = shared.get(one) ?? {};
    for (const name of ['vehicleId', 'carnetNumber', 'occurredAt']) {
      if (from[name] !== undefined) data[name] = from[name];
    }
    return { ...one, added: { ...one.added, data } };
  });
}

beforeAll(async () => {
  const store = await openWithoutThread({ file: join(folder.path, 'events.db') });
  const all = sharing(arriving());
  for (let i = 0; i < all.length; i += 500) {
    await Promise.all(all.slice(i, i + 500).map(({ stream, added }) => store.append(stream, [added], 'any')));
  }
  head = await store.head();
  await store.close();
  await beginLogIn(folder.path);
  tracker = await startService('tracker', { KAFILA_DATA_DIR: folder.path, LOG_LEVEL: 'info' });
  api = new Api(tracker.url);
  while ((await api.get(`/convoys?limit=1&waitFor=${head}`)).status !== 200);
}, 120_000);

afterAll(async () => {
  await tracker.stop();
  folder.remove();
});

interface Irregular {
  readonly code: string;
}

interface Step {
  readonly patch: Operation[];
}

/** What somebody sees of a convoy who applies step after step. */
async function afterLastStep(convoyId: string, order: string): Promise<readonly Irregular[]> {
  const path = `/v1/audit/convoys/${encodeURIComponent(convoyId)}/replay?order=${order}`;
  const answer = await fetch(`${tracker.url}${path}`, { headers: { accept: 'application/x-ndjson' } });
  const documents = { convoy: null, carnets: {}, declarations: {} };
  for (const line of (await answer.text()).split('\n').slice(0, -1)) {
    applyPatch(documents, (JSON.parse(line) as Step).patch);
  }
  return (documents.convoy as unknown as { irregularities: readonly Irregular[] }).irregularities;
}

it('a replay ends, in either order, with exactly the irregularities that a read shows, for every convoy', async () => {
  const { body } = await api.get('/convoys?limit=200');
  const convoys = body['items'] as readonly { convoyId: string; irregularities: readonly Irregular[] }[];
  const codes = new Set<string>();
  for (const { convoyId, irregularities } of convoys) {
    for (const order of ['recording', 'occurrence']) {
      const found = await afterLastStep(convoyId, order);
      expect({ convoyId, order, irregularities: found }).toEqual({ convoyId, order, irregularities });
    }
    for (const { code } of irregularities) codes.add(code);
  }
  expect(codes).toContain('vehicle-in-two-convoys');
  expect(codes).toContain('carnet-on-two-vehicles');
  expect(codes.size).toBeGreaterThan(7);
}, 300_000);
