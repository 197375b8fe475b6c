import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from './kit/api.js';
import { ApiDocument } from './kit/api-document.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';
import { misspeltOf } from './kit/misspelt.js';
import { type Decision, DECISIONS, type Step, World } from './kit/world.js';

const folder = temporaryFolder();
let service: RunningService;
let api: Api;
let document: ApiDocument;

beforeAll(async () => {
  service = await startService('intake', { KAFILA_DATA_DIR: folder.path });
  api = new Api(service.url);
  document = await ApiDocument.of(service.url);
});

afterAll(async () => {
  await service.stop();
  folder.remove();
});

const prepared = (...steps: readonly Step[]): Promise<World> => World.after(api, document, ...steps);

describe('a decision that names what is not there', () => {
  it.each([
    ['a convoy', '/convoys/nobody/recall', { reason: 'border shut' }, 'unknown-convoy'],
    ['a carnet', '/carnets/QQ99999999/assign', { convoyId: 'nobody', vehicleId: 'PK-1' }, 'unknown-carnet'],
    [
      'what is no carnet',
      '/carnets/book-7/assign',
      { convoyId: 'nobody', vehicleId: 'PK-1' },
      'unknown-carnet',
    ],
  ])('%s: is 404', async (_, path, body, code) => {
    const answer = await api.post(path, body);
    expect([answer.status, answer.body['code']]).toEqual([404, code]);
  });

  it('a vehicle: is 404, with the vehicle named', async () => {
    const world = await prepared('plan', 'dispatch');
    const path = `/convoys/${world.convoyId('031')}/vehicles/PK-NOBODY/withdraw`;
    const answer = await api.post(path, { reason: 'lost' });
    expect([answer.status, answer.body]).toEqual([
      404,
      expect.objectContaining({ code: 'vehicle-not-in-convoy', vehicleId: 'PK-NOBODY' }),
    ]);
  });

  it('a carnet on a vehicle that is in no such convoy: is 404, and nothing is assigned', async () => {
    const world = await prepared('plan', 'issue');
    const nobody = await world.send('assign', {}, { vehicleId: 'PK-NOBODY' });
    expect([nobody.status, nobody.body['code']]).toEqual([404, 'vehicle-not-in-convoy']);
    const nowhere = await world.send('assign', {}, { convoyId: 'nowhere' });
    expect([nowhere.status, nowhere.body['code']]).toEqual([404, 'unknown-convoy']);
    expect((await world.send('assign')).body['revision']).toBe(1);
  });
});

describe('a decision with a fault in what was sent', () => {
  it.each(Object.entries(DECISIONS))(
    '%s: one field left out, unknown or of a wrong kind is 422 and named',
    async (decision, address) => {
      const wrong = misspeltOf(document.bodyOf(address), document.exampleOf(address));
      expect(wrong.length).toBeGreaterThanOrEqual(4);
      const path = address.replaceAll(/[{}]/g, '');
      for (const { mistake, pointer, body } of wrong) {
        const answer = await api.post(path, body);
        const errors = (answer.body['errors'] ?? []) as readonly { readonly pointer: string }[];
        const named = errors.some((error) => error.pointer.startsWith(pointer));
        expect([decision, pointer, mistake, answer.status, named]).toEqual([
          decision,
          pointer,
          mistake,
          422,
          true,
        ]);
      }
    },
  );

  const steps: Record<string, readonly Step[]> = {
    plan: [],
    issue: [],
    split: ['plan', 'dispatch'],
    replace: ['plan', 'dispatch'],
    merge: ['plan', 'dispatch'],
    hold: ['plan', 'dispatch'],
    divert: ['plan', 'dispatch'],
    'add-vehicle': ['plan'],
  };
  it.each<[string, Decision, object, string, string | null]>([
    [
      'a container with a wrong check digit',
      'add-vehicle',
      { container: 'CSQU3054384' },
      'invalid-identifier',
      '#/container',
    ],
    ['a country of another list', 'add-vehicle', { country: 'PAK' }, 'invalid-identifier', '#/country'],
    [
      'a regime of no catalogue',
      'plan',
      { legRegimes: [{ from: 'peshawar', to: 'kabul', regime: 'SILK' }] },
      'unknown-regime',
      '#/legRegimes/0/regime',
    ],
    [
      'a leg that is not driven',
      'plan',
      { legRegimes: [{ from: 'kabul', to: 'peshawar', regime: 'TIR' }] },
      'unknown-leg',
      '#/legRegimes/0',
    ],
    [
      'an arrival before the departure',
      'plan',
      { plannedArrival: '2026-02-20T00:00:00Z' },
      'arrival-before-departure',
      '#/plannedArrival',
    ],
    ['no parts', 'split', { parts: [] }, 'no-parts', '#/parts'],
    ['itself to merge into', 'merge', {}, 'merge-into-itself', '#/into'],
    ['an unknown place', 'hold', { place: 'atlantis' }, 'unknown-place', '#/place'],
    ['an unknown corridor', 'divert', { corridorId: 'silk-road' }, 'unknown-corridor', '#/corridorId'],
    ['a booklet that is not printed', 'issue', { vouchers: 8 }, 'invalid-vouchers', '#/vouchers'],
    [
      'a carnet good for too long',
      'issue',
      { lastValidDate: '2026-06-01' },
      'validity-too-long',
      '#/lastValidDate',
    ],
    [
      'a number that no carnet has',
      'issue',
      { carnetNumber: 'book 7' },
      'invalid-identifier',
      '#/carnetNumber',
    ],
    [
      'more offices than allowed',
      'issue',
      {
        departureOffices: ['karachi-port', 'peshawar', 'quetta', 'islamabad'],
        destinationOffices: ['tashkent', 'samarkand', 'termez', 'kabul', 'almaty'],
      },
      'too-many-offices',
      '#/destinationOffices',
    ],
  ])('%s: is 422 and names the field', async (_, decision, change, code, pointer) => {
    const world = await prepared(...(steps[decision] ?? []));
    const own = code === 'merge-into-itself' ? { into: world.convoyId('031') } : change;
    const { status, body } = await world.send(decision, {}, own);
    expect([status, body['code']]).toEqual([422, code]);
    expect(body['errors']).toEqual([expect.objectContaining({ pointer })]);
  });

  it('a vehicle in two parts: is 422', async () => {
    const world = await prepared('plan', 'dispatch');
    const part = { vehicleIds: [world.own('PK-TLK915')] };
    const { status, body } = await world.send('split', {}, { parts: [part, part] });
    expect([status, body['code']]).toEqual([422, 'vehicle-in-two-parts']);
  });
});
