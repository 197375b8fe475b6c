import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const TYPES = join('libs', 'web', 'src', 'api', 'schema.d.ts');

const folder = temporaryFolder();
let service: RunningService;
beforeAll(async () => {
  service = await startService('tracker', { KAFILA_DATA_DIR: folder.path });
});
afterAll(async () => {
  await service.stop();
  folder.remove();
});

/** What only people read: the pages of /docs have it. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const isWords = ([key, inner]: [string, unknown]): boolean =>
    (['description', 'summary', 'title'].includes(key) && typeof inner === 'string') ||
    (key === 'examples' && Array.isArray(inner));
  const kept = Object.entries(value).filter((member) => !isWords(member));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutWords(inner)]));
}

// `KAFILA_WRITE_TYPES=1 npm run test:only -- test/api-types` writes them anew, after `npm run build`.
it('the applications know the API as it describes itself', async () => {
  const described = (await (await fetch(`${service.url}/openapi.json`)).json()) as { servers?: unknown };
  delete described.servers;
  const types = astToString(await openapiTypescript(JSON.stringify(withoutWords(described))));
  const text = `// Made of the description of the API by test/api-types.spec.ts: do not edit.\n${types}`;
  if (process.env['KAFILA_WRITE_TYPES'] === '1') await writeFile(TYPES, text);
  expect(await readFile(TYPES, 'utf8').catch(() => '')).toBe(text);
});
