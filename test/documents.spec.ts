import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IRREGULARITIES } from '#kafila/domain';
import { ApiDocument } from './kit/api-document.js';
import { type FieldSchema, namesOfParts, partOfReport, withParts } from './kit/generated-parts.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const PAGES = join('docs', 'reports');
const RULES = join('docs', 'rules.md');
/** Set to write the parts anew instead of comparing them. */
const WRITE = process.env['KAFILA_WRITE_DOCUMENTS'] === 'yes';

const folder = temporaryFolder();
let service: RunningService;
let reports: ReadonlyMap<string, FieldSchema>;

beforeAll(async () => {
  service = await startService('tracker', { KAFILA_DATA_DIR: folder.path });
  reports = (await ApiDocument.of(service.url)).reports();
});

afterAll(async () => {
  await service.stop();
  folder.remove();
});

function check(file: string, make: (name: string) => string): void {
  const text = readFileSync(file, 'utf8');
  const made = withParts(text, make);
  if (WRITE) writeFileSync(file, made);
  else expect(text).toBe(made);
}

function rulesTable(): string {
  const rows = Object.entries(IRREGULARITIES).map(
    ([code, { severity, shownBy, meaning, goesWhen, source, evidence }]) =>
      `| \`${code}\` | ${severity} | ${shownBy} | ${meaning} Evidence: ${evidence}. | ${goesWhen ?? 'only by a retraction'} | ${source} |`,
  );
  return [
    '| code | severity | shown by | what it says | goes when | source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

describe('the pages for those who integrate field units', () => {
  it('show each type of report once, with the fields and the example that the API takes', () => {
    const files = readdirSync(PAGES).filter((file) => file !== 'README.md');
    const shown = files.flatMap((file) => namesOfParts(readFileSync(join(PAGES, file), 'utf8')));
    expect([...shown].sort()).toEqual([...reports.keys()].sort());
    for (const file of files) {
      check(join(PAGES, file), (type) => partOfReport(reports.get(type) ?? {}));
    }
  });
});

describe('the page on the rules', () => {
  it('shows the whole catalogue of irregularities', () => {
    expect(namesOfParts(readFileSync(RULES, 'utf8'))).toEqual(['catalogue']);
    check(RULES, rulesTable);
  });
});
