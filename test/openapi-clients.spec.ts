import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { documentOf } from './kit/api-document.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let service: RunningService;
let text: string;
let document: ApiDocument;

interface Content {
  readonly schema: object;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;
}
interface ApiDocument {
  readonly servers: readonly { readonly url: string }[];
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

beforeAll(async () => {
  service = await startService('tracker', { KAFILA_DATA_DIR: folder.path });
  text = await (await fetch(`${service.url}/openapi.json`)).text();
  document = JSON.parse(text) as ApiDocument;
});

afterAll(async () => {
  await service.stop();
  folder.remove();
});

function operations(): readonly (readonly [string, Operation])[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  );
}

describe('a client that is generated from the description of the API', () => {
  it('for TypeScript has a Convoy, a Vehicle and a type for each kind of report', async () => {
    const types = astToString(await openapiTypescript(text));
    for (const name of ['Convoy', 'Vehicle', 'Problem', 'BorderArrivedReport', 'PlanConvoyRequest']) {
      expect(types).toMatch(new RegExp(`^ {8}(/\\*\\*[^]*?\\*/\\s*)?${name}: \\{$`, 'm'));
    }
    expect(types).not.toMatch(/: (unknown|Record<string, never>);? *\/\/ *\$ref/);
  });

  it('has one function for each operation, with a plain name', () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][A-Za-z]+$/.test(id))).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining(['planConvoy', 'getConvoy', 'listConvoys', 'takeReports']));
  });

  it('knows where to call, and finds what every reference and every discriminator names', async () => {
    expect(document.servers.map(({ url }) => url)).toEqual(['/']);
    await expect(documentOf(service.url)).resolves.toBeDefined();
    const mapped = [...text.matchAll(/"mapping":(\{[^}]*\})/g)].flatMap(([, mapping = '{}']) =>
      Object.values(JSON.parse(mapping) as Record<string, string>),
    );
    expect(mapped.length).toBeGreaterThanOrEqual(40);
    const leading = mapped.map((reference) => reference.replace('#/components/schemas/', ''));
    expect(leading.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  it('accepts every example, by patterns that Python and JavaScript without u take', () => {
    expect(text).not.toContain('\\\\p{');
    const ajv = new Ajv2020({ strict: false, unicodeRegExp: false, validateFormats: false });
    ajv.addSchema({ $id: 'kafila', components: document.components });
    // Hundreds of places have one of a few schemas.
    const checks = new Map<string, ValidateFunction>();
    const checkOf = (schema: string): ValidateFunction => {
      const check = checks.get(schema) ?? ajv.compile(JSON.parse(schema) as object);
      checks.set(schema, check);
      return check;
    };
    const wrong = operations().flatMap(([name, { requestBody, responses }]) =>
      [requestBody, ...Object.values(responses)].flatMap((place) =>
        Object.values(place?.content ?? {}).flatMap(({ schema, examples = {} }) => {
          const own = JSON.stringify(schema).replaceAll('"#/components/', '"kafila#/components/');
          const check = checkOf(own);
          return Object.values(examples)
            .filter(({ value }) => !check(value))
            .map(({ value }) => [name, value, check.errors]);
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('shows under each status a problem of that status', () => {
    const wrong = operations().flatMap(([name, { responses }]) =>
      Object.entries(responses).flatMap(([status, { content = {} }]) =>
        Object.values(content['application/problem+json']?.examples ?? {})
          .map(({ value }) => (value as { readonly status: number }).status)
          .filter((shown) => shown !== Number(status))
          .map((shown) => `${name}: ${shown} under ${status}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
