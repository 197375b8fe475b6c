import { expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

it('the thin form is loaded by a browser without anything else, in less than 8 kB', async () => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['libs/thin-form/src/index.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'chrome90',
    conditions: ['source'],
    write: false,
    metafile: true,
  });
  expect(Object.keys(metafile.inputs).filter((path) => !path.startsWith('libs/thin-form/'))).toEqual([]);
  expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThan(8_000);
});
