import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { TestDesk } from './testing/test-desk.js';
import { CONTROLLERS } from './use-cases.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

/** A decision that is ready to be taken. */
interface Ready {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Where it is kept. */
  readonly stream: string;
}

interface Case {
  readonly route: string;
  readonly status: 200 | 201;
  /** What is said where it is decided a second time. */
  readonly again: string;
  /** What a body that is understood is refused with where the address names nothing; null: it names none. */
  readonly ofNobody: string | null;
  readonly ready: () => Promise<Ready>;
}

const OCCURRED_AT = '2026-03-03T12:00:00+05:00';
let serial = 0;

async function onConvoy(what: string, more: object = {}, { dispatched = true } = {}): Promise<Ready> {
  const { convoyId } = await (dispatched ? desk.dispatched() : desk.planned());
  const body = { ...more, occurredAt: OCCURRED_AT };
  return { path: `/convoys/${convoyId}/${what}`, body, stream: `convoy-${convoyId}` };
}

async function onVehicle(what: string, more: object): Promise<Ready> {
  const { convoyId, vehicleIds } = await desk.dispatched();
  const path = `/convoys/${convoyId}/vehicles/${vehicleIds[0] ?? ''}/${what}`;
  return { path, body: { ...more, occurredAt: OCCURRED_AT }, stream: `convoy-${convoyId}` };
}

function carnet(): Ready {
  const carnetNumber = `XC${String(20_000_000 + ++serial)}`;
  const body = {
    carnetNumber,
    holder: 'National Logistics Cell',
    issuedBy: 'PNC-ICC',
    issuedOn: '2026-02-20',
    lastValidDate: '2026-04-20',
    vouchers: 6,
    departureOffices: ['karachi-port'],
    destinationOffices: ['tashkent'],
    occurredAt: '2026-02-20T10:00:00+05:00',
  };
  return { path: '/carnets', body, stream: `carnet-${carnetNumber}` };
}

const CASES: readonly Case[] = [
  {
    route: 'convoys',
    status: 201,
    again: 'convoy-exists',
    ofNobody: null,
    ready: () => {
      const convoyId = `of-all-${++serial}`;
      const body = {
        ...{ convoyId, corridorId: 'khi-tas-torkham', regime: 'TIR' },
        ...{ plannedDeparture: '2026-03-02T06:00:00+05:00', occurredAt: OCCURRED_AT },
      };
      return Promise.resolve({ path: '/convoys', body, stream: `convoy-${convoyId}` });
    },
  },
  {
    route: 'convoys/:convoyId/vehicles',
    status: 201,
    again: 'vehicle-already-joined',
    ofNobody: 'unknown-convoy',
    ready: () => onConvoy('vehicles', { plate: `N-${++serial}`, country: 'PK' }, { dispatched: false }),
  },
  {
    route: 'convoys/:convoyId/vehicles/:vehicleId/withdraw',
    status: 200,
    again: 'vehicle-not-in-convoy',
    ofNobody: 'unknown-convoy',
    ready: () => onVehicle('withdraw', { reason: 'engine failure' }),
  },
  {
    route: 'convoys/:convoyId/vehicles/:vehicleId/replace',
    status: 200,
    again: 'vehicle-not-in-convoy',
    ofNobody: 'unknown-convoy',
    ready: () =>
      onVehicle('replace', { reason: 'engine failure', by: { plate: `R-${++serial}`, country: 'PK' } }),
  },
  {
    route: 'convoys/:convoyId/dispatch',
    status: 200,
    again: 'already-dispatched',
    ofNobody: 'unknown-convoy',
    ready: () => onConvoy('dispatch', {}, { dispatched: false }),
  },
  {
    route: 'convoys/:convoyId/divert',
    status: 200,
    again: 'same-route',
    ofNobody: 'unknown-convoy',
    ready: () => onConvoy('divert', { corridorId: 'khi-tas-chaman', reason: 'Torkham is shut' }),
  },
  {
    route: 'convoys/:convoyId/hold',
    status: 200,
    again: 'convoy-held',
    ofNobody: 'unknown-convoy',
    ready: () => onConvoy('hold', { reason: 'Torkham is shut' }),
  },
  {
    route: 'convoys/:convoyId/release',
    status: 200,
    again: 'not-held',
    ofNobody: 'unknown-convoy',
    ready: async () => {
      const hold = await onConvoy('hold', { reason: 'Torkham is shut' });
      await desk.post(hold.path, hold.body);
      const body = { occurredAt: '2026-03-03T13:00:00+05:00' };
      return { ...hold, path: hold.path.replace(/hold$/, 'release'), body };
    },
  },
  {
    route: 'convoys/:convoyId/split',
    status: 200,
    again: 'convoy-exists',
    ofNobody: 'unknown-convoy',
    ready: async () => {
      const { convoyId, vehicleIds } = await desk.dispatched();
      const parts = [{ convoyId: `${convoyId}-part`, vehicleIds: vehicleIds.slice(1) }];
      const body = { parts, occurredAt: OCCURRED_AT };
      return { path: `/convoys/${convoyId}/split`, body, stream: `convoy-${convoyId}` };
    },
  },
  {
    route: 'convoys/:convoyId/merge',
    status: 200,
    again: 'convoy-ended',
    ofNobody: 'unknown-convoy',
    ready: async () => onConvoy('merge', { into: (await desk.dispatched()).convoyId }),
  },
  {
    route: 'convoys/:convoyId/recall',
    status: 200,
    again: 'already-recalled',
    ofNobody: 'unknown-convoy',
    ready: () => onConvoy('recall', { reason: 'war' }),
  },
  {
    route: 'convoys/:convoyId/cancel',
    status: 200,
    again: 'convoy-ended',
    ofNobody: 'unknown-convoy',
    ready: () => onConvoy('cancel', { reason: 'no cargo' }, { dispatched: false }),
  },
  {
    route: 'convoys/:convoyId/complete',
    status: 200,
    again: 'convoy-ended',
    ofNobody: 'unknown-convoy',
    ready: () => onConvoy('complete', { outstandingReason: 'the unit lost its phone' }),
  },
  {
    route: 'carnets',
    status: 201,
    again: 'carnet-already-issued',
    ofNobody: null,
    ready: () => Promise.resolve(carnet()),
  },
  {
    route: 'carnets/:carnetNumber/assign',
    status: 200,
    again: 'carnet-already-assigned',
    ofNobody: 'unknown-carnet',
    ready: async () => {
      const [{ convoyId, vehicleIds }, issue] = [await desk.planned(), carnet()];
      await desk.post(issue.path, issue.body);
      const body = { convoyId, vehicleId: vehicleIds[0], occurredAt: OCCURRED_AT };
      return { path: `/carnets/${String(issue.body['carnetNumber'])}/assign`, body, stream: issue.stream };
    },
  },
];

/** Their bodies are no decisions on a convoy or a carnet. */
const OTHERS = [
  'persons/:personId/erase',
  'persons/find',
  'reports',
  'reports/thin',
  'reports/vouch',
  'units/:unitId/reports',
];

const eventsIn = async (stream: string): Promise<number> => (await desk.lastEventsOf(stream, 1_000)).length;

it('every decision is tried here', () => {
  const routes = CONTROLLERS.map((controller) => {
    const own = Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).find(
      ({ value }) => value !== controller && Reflect.hasMetadata('path', value as object),
    )?.value as object;
    const [of, more] = [controller, own].map((one) => String(Reflect.getMetadata('path', one)));
    return more === '/' ? of : `${of ?? ''}/${more ?? ''}`;
  });
  expect(routes.sort()).toEqual([...CASES.map(({ route }) => route), ...OTHERS].sort());
});

describe.each(CASES)('POST /v1/$route', ({ status, again, ofNobody, ready }) => {
  it('tells what was decided on, its revision and position, and the revision as ETag', async () => {
    const { path, body, stream } = await ready();
    const answer = await desk.post(path, body);
    const last = (await eventsIn(stream)) - 1;
    expect([answer.status, answer.body['revision'], answer.headers['etag']]).toEqual([
      status,
      last,
      `"${last}"`,
    ]);
    expect(stream).toBe(`${stream.split('-')[0] ?? ''}-${String(Object.values(answer.body)[0])}`);
    expect(answer.body['position']).toMatch(/^\d+$/);
  });

  it('takes it once under a key, however often it is sent, also at the same moment', async () => {
    const { path, body, stream } = await ready();
    const key = { 'idempotency-key': `key-${++serial}` };
    const both = await Promise.all([desk.post(path, body, key), desk.post(path, body, key)]);
    const events = await eventsIn(stream);
    const later = await desk.post(path, body, key);
    expect(both.map((one) => one.status).sort()).toEqual([200, status].sort());
    expect(later.status).toBe(200);
    for (const one of both) expect(one.body).toEqual(later.body);
    expect(await eventsIn(stream)).toBe(events);
  });

  it('refuses another body under the same key, and keeps nothing of it', async () => {
    const { path, body, stream } = await ready();
    const key = { 'idempotency-key': `key-${++serial}` };
    await desk.post(path, body, key);
    const events = await eventsIn(stream);
    const other = { ...body, occurredAt: '2026-03-03T12:00:01+05:00' };
    expect(await desk.refused(path, other, key)).toEqual([409, 'idempotency-key-reused']);
    expect(await eventsIn(stream)).toBe(events);
  });

  it('lets one of two win that decide it at the same moment', async () => {
    const { path, body } = await ready();
    const both = await Promise.all([desk.post(path, body), desk.post(path, body)]);
    const codes = both.map((one) => one.body['code'] ?? one.status).sort();
    expect(codes).toEqual([status, again].sort());
  });

  it('refuses it a second time, and keeps nothing of that', async () => {
    const { path, body, stream } = await ready();
    await desk.post(path, body);
    const events = await eventsIn(stream);
    const { body: problem } = await desk.post(path, body);
    expect(problem['code']).toBe(again);
    expect(problem['detail']).toMatch(/\w/);
    expect(await eventsIn(stream)).toBe(events);
  });

  it('is for the revision that is named, and no other', async () => {
    const { path, body, stream } = await ready();
    const events = await eventsIn(stream);
    const moved = await desk.post(path, body, { 'if-match': '"999"' });
    expect([moved.status, moved.body['code'], moved.body['actualRevision']]).toEqual([
      412,
      'revision-moved',
      events === 0 ? null : events - 1,
    ]);
    expect(await eventsIn(stream)).toBe(events);
    if (events > 0) {
      const taken = await desk.post(path, body, { 'if-match': `"${events - 1}"` });
      expect(taken.status).toBe(status);
    }
  });

  it('names a field that it does not know, and a time without an offset', async () => {
    const { path, body, stream } = await ready();
    const events = await eventsIn(stream);
    for (const [wrong, pointer] of [
      [{ colour: 'red' }, '#/colour'],
      [{ occurredAt: '2026-03-03T12:00:00' }, '#/occurredAt'],
      [{ occurredAt: null }, '#/occurredAt'],
    ] as const) {
      expect(await desk.refused(path, { ...body, ...wrong })).toEqual([422, 'invalid-body', pointer]);
    }
    expect(await eventsIn(stream)).toBe(events);
  });

  it.each([
    ['that breaks off', 'application/json', '{"reason":', 400, 'malformed-json'],
    ['that changes what objects are', 'application/json', '{"__proto__":{}}', 400, 'forbidden-key'],
    ['that is a list', 'application/json', '[{}]', 422, 'invalid-body'],
    ['that is plain text', 'text/plain', 'hold it', 415, 'unsupported-media-type'],
  ])('cannot read a body %s', async (_, type, text, refused, code) => {
    const { path } = await ready();
    const answer = await request(desk.app.getHttpServer()).post(`/v1${path}`).type(type).send(text);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([refused, code]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('does not know what its address names where nobody decided on that', async () => {
    if (ofNobody === null) return;
    const { path, body } = await ready();
    const elsewhere = path.replace(/^\/(convoys|carnets)\/[^/]+/, '/$1/XC99999990');
    expect(await desk.refused(elsewhere, body)).toEqual([404, ofNobody]);
    const kind = path.startsWith('/carnets') ? 'carnet' : 'convoy';
    expect(await eventsIn(`${kind}-XC99999990`)).toBe(0);
  });
});
