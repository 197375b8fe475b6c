import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from '@jest/globals';

const PAGES = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];
/** Written by the benchmarks. */
const MADE = ['bench/results/latest.json'];

it('every file and every page that a page names is there', () => {
  const missing = PAGES.flatMap((page) => {
    const text = readFileSync(page, 'utf8');
    const named = [...text.matchAll(/`((?:libs|apps|test|bench)\/[\w./-]+)`/g)].map(([, path]) =>
      String(path),
    );
    const linked = [...text.matchAll(/\]\((?!http)([^)#]+)/g)].map(([, path]) =>
      join(dirname(page), String(path)),
    );
    return [...named, ...linked]
      .filter((path) => !existsSync(path) && !MADE.includes(path))
      .map((path) => `${page}: ${path}`);
  });
  expect(PAGES.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});
