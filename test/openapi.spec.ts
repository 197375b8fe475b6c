import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from './kit/api.js';
import { documentOf } from './kit/api-document.js';
import { plan, report } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let service: RunningService;
let document: ApiDocument;

interface ApiDocument {
  readonly openapi: string;
  readonly tags: { name: string; description: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
}
interface Operation {
  readonly summary?: string;
  readonly tags?: string[];
  readonly parameters?: { name: string; description?: string }[];
  readonly requestBody?: { content: Record<string, Content> };
  readonly responses: Record<
    string,
    { description: string; headers?: object; content?: Record<string, Content> }
  >;
}
interface Content {
  readonly schema?: Schema;
  readonly examples?: object;
}
interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Record<string, Schema>;
  /** Present where the names of the fields are not known beforehand. */
  readonly patternProperties?: object;
  readonly items?: Schema;
  readonly oneOf?: Schema[];
  readonly anyOf?: Schema[];
  readonly allOf?: Schema[];
}

beforeAll(async () => {
  service = await startService('tracker', { KAFILA_DATA_DIR: folder.path });
  document = (await documentOf(service.url)) as ApiDocument;
});

afterAll(async () => {
  await service.stop();
  folder.remove();
});

/** Every field below a schema that nobody has described. */
function undescribed(schema: Schema | undefined, path: string): string[] {
  if (!schema) return [];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(field.description === undefined ? [`${path}.${name}`] : []),
    ...undescribed(field, `${path}.${name}`),
  ]);
  const branches = [
    ...(schema.oneOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ];
  return [...fields, ...branches.flatMap((branch) => undescribed(branch, path))];
}

/** Every field of an answer that its schema does not know. */
function undocumented(value: unknown, schema: Schema | undefined, path: string): string[] {
  if (value === null || typeof value !== 'object') return [];
  const branches = [schema, ...(schema?.anyOf ?? []), ...(schema?.oneOf ?? [])];
  if (Array.isArray(value)) {
    const items = branches.find((branch) => branch?.items)?.items;
    return value.flatMap((item) => undocumented(item, items, `${path}[]`));
  }
  // An object of any fields: what they are is described elsewhere.
  if (branches.some((branch) => branch?.patternProperties ?? isAnyObject(branch))) return [];
  const properties = branches.find((branch) => branch?.properties)?.properties ?? {};
  return Object.entries(value).flatMap(([name, field]) =>
    name in properties ? undocumented(field, properties[name], `${path}.${name}`) : [`${path}.${name}`],
  );
}

function isAnyObject(schema: Schema | undefined): boolean {
  return [schema?.type].flat().includes('object') && schema?.properties === undefined;
}

function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
}

describe('the description of the API', () => {
  it('names the headers by which every read says its position, its age and what is parked', () => {
    for (const path of ['/v1/convoys', '/v1/vehicles/{vehicleId}', '/v1/statistics/tir', '/v1/alerts']) {
      expect(Object.keys(document.paths[path]?.['get']?.responses['200']?.headers ?? {})).toEqual([
        'Kafila-Position',
        'Kafila-Age',
        'Kafila-Parked',
        'ETag',
      ]);
      expect(document.paths[path]?.['get']?.responses['304']).toBeDefined();
    }
  });

  it('is OpenAPI 3.1 and names every operation', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const names = operations().map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'post /v1/convoys',
        'post /v1/convoys/{convoyId}/vehicles',
        'post /v1/convoys/{convoyId}/vehicles/{vehicleId}/withdraw',
        'post /v1/convoys/{convoyId}/vehicles/{vehicleId}/replace',
        'post /v1/convoys/{convoyId}/dispatch',
        'post /v1/convoys/{convoyId}/divert',
        'post /v1/convoys/{convoyId}/hold',
        'post /v1/convoys/{convoyId}/release',
        'post /v1/convoys/{convoyId}/split',
        'post /v1/convoys/{convoyId}/merge',
        'post /v1/convoys/{convoyId}/recall',
        'post /v1/convoys/{convoyId}/cancel',
        'post /v1/convoys/{convoyId}/complete',
        'post /v1/carnets',
        'post /v1/carnets/{carnetNumber}/assign',
        'post /v1/reports',
        'get /v1/convoys',
        'get /v1/convoys/{convoyId}',
        'get /v1/convoys/{convoyId}/timeline',
        'get /v1/convoys/{convoyId}/irregularities',
        'get /v1/vehicles/{vehicleId}',
        'get /v1/carnets',
        'get /v1/carnets/{carnetNumber}',
        'get /v1/declarations',
        'get /v1/declarations/{reference}',
        'get /v1/irregularities',
        'get /v1/irregularities/catalogue',
        'get /v1/alerts',
        'get /v1/convoys/{convoyId}/forecast',
        'get /v1/convoys/{convoyId}/time-cost-distance',
        'get /v1/statistics/border-crossings',
        'get /v1/statistics/corridors',
        'get /v1/statistics/clearances',
        'get /v1/statistics/tir',
        'get /v1/statistics/convoys',
        'get /v1/statistics/goods',
        'get /v1/statistics/planned-convoys',
        'get /v1/rates',
        'put /v1/rates',
        'get /v1/places',
        'get /v1/corridors',
        'get /v1/live',
      ]),
    );
  });

  it('puts every operation under one heading that is explained', () => {
    const explained = document.tags.map(({ name }) => name);
    const wrong = operations().filter(
      ([, { tags = [] }]) => tags.length !== 1 || !explained.includes(String(tags[0])),
    );
    expect(wrong.map(([name, { tags }]) => [name, tags])).toEqual([]);
  });

  it('describes every field, parameter and operation', () => {
    const missing = operations().flatMap(([name, { summary, parameters = [], requestBody, responses }]) => [
      ...(summary === undefined ? [`${name}: no summary`] : []),
      ...parameters
        .filter(({ description }) => description === undefined)
        .map((p) => `${name}: parameter ${p.name}`),
      ...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
        undescribed(schema, `${name}: body`),
      ),
      ...Object.entries(responses).flatMap(([status, { content = {} }]) =>
        Object.values(content).flatMap(({ schema }) => undescribed(schema, `${name}: ${status}`)),
      ),
    ]);
    expect([...new Set(missing)]).toEqual([]);
  });

  it('shows an example of every body that can be sent, and of every answer', () => {
    const without = operations().flatMap(([name, { requestBody, responses }]) => [
      ...Object.entries(requestBody?.content ?? {})
        .filter(([, { examples }]) => examples === undefined)
        .map(([type]) => `${name}: body ${type}`),
      ...Object.entries(responses).flatMap(([status, { content = {} }]) =>
        Object.entries(content)
          .filter(([type, { examples }]) => type === 'application/json' && examples === undefined)
          .map(() => `${name}: ${status}`),
      ),
    ]);
    expect(without).toEqual([]);
  });

  it('knows every field of every answer', async () => {
    const api = new Api(service.url);
    await api.post('/convoys', plan('c1'));
    for (const [type, operation] of [
      ['VehiclesHalted', { reason: 'night rest' }],
      ['CargoDelivered', { place: 'peshawar' }],
      ['BorderArrived', { place: 'torkham-pk' }],
      [
        'CheckpointPassed',
        { place: 'kabul', vehicleIds: ['PK-TLK914', 'PK-X1'], position: { lat: 34, lon: 71 } },
      ],
    ] as const) {
      await api.post('/reports', report('c1', { type, place: undefined, ...operation }));
    }
    await api.post('/reports', [
      report('c1', { type: 'TirOperationStarted', carnetNumber: 'XC12345678', place: 'torkham-af' }),
      report('c1', { type: 'DeclarationLodged', declarationRef: 'KAPE-1/2026', place: 'torkham-pk' }),
    ]);
    const last = await api.post('/reports', report('c1', { position: { lat: 34, lon: 71 }, note: 'late' }));
    const waitFor = String(last.body['position']);
    const unknown: string[] = [];
    for (const [path, shown] of [
      ['/convoys/{convoyId}', '/convoys/c1'],
      ['/convoys', '/convoys'],
      ['/convoys/{convoyId}/timeline', '/convoys/c1/timeline'],
      ['/convoys/{convoyId}/irregularities', '/convoys/c1/irregularities'],
      ['/vehicles/{vehicleId}', '/vehicles/pk-tlk914'],
      ['/carnets', '/carnets'],
      ['/carnets/{carnetNumber}', '/carnets/XC12345678'],
      ['/declarations', '/declarations'],
      ['/declarations/{reference}', '/declarations/KAPE-1%2F2026'],
      ['/irregularities', '/irregularities'],
      ['/irregularities/catalogue', '/irregularities/catalogue'],
      ['/alerts', '/alerts'],
      ['/convoys/{convoyId}/forecast', '/convoys/c1/forecast'],
      ['/convoys/{convoyId}/time-cost-distance', '/convoys/c1/time-cost-distance'],
      [
        '/statistics/border-crossings',
        '/statistics/border-crossings?groupBy=place,direction,country,corridor,regime,month',
      ],
      ['/statistics/corridors', '/statistics/corridors?groupBy=corridor'],
      ['/statistics/clearances', '/statistics/clearances'],
      ['/statistics/tir', '/statistics/tir'],
      ['/statistics/convoys', '/statistics/convoys?groupBy=corridor,regime,month'],
      ['/statistics/goods', '/statistics/goods?groupBy=hsChapter,destination'],
      ['/statistics/planned-convoys', '/statistics/planned-convoys?groupBy=country,month'],
      ['/rates', '/rates'],
      ['/places', '/places'],
      ['/places/{place}', '/places/sost'],
      ['/corridors', '/corridors'],
      ['/corridors/{corridorId}', '/corridors/khi-tas-torkham'],
    ] as const) {
      const { status, body } = await api.get(`${shown}${shown.includes('?') ? '&' : '?'}waitFor=${waitFor}`);
      const schema =
        document.paths[`/v1${path}`]?.['get']?.responses['200']?.content?.['application/json']?.schema;
      expect([shown, status]).toEqual([shown, 200]);
      unknown.push(...undocumented(body, schema, shown));
    }
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('has pages that load nothing from elsewhere', async () => {
    const page = await (await fetch(`${service.url}/docs`)).text();
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => String(address));
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) {
      const answer = await fetch(new URL(address, `${service.url}/docs`));
      expect([address, answer.status]).toEqual([address, 200]);
      expect(address).toMatch(/^\.\//);
    }
  });
});
