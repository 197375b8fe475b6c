import { transform } from '@swc/core';
import { build } from 'esbuild';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { COMPILER } from './compiler.js';

/**
 * Builds each program and thread into dist, at the place its source has, with all it loads: Node loads some 2,600 modules of
 * Nest and of Kafila one by one otherwise, which makes a start, also of the command line, take twice as long. Types are
 * checked by `npm run check:types`.
 */
const PROGRAMS = [
  'apps/**/main.ts',
  'libs/**/*.thread.ts',
  'libs/**/*.worker.ts',
  // Those that tests kill, or let run on a faulty disk.
  'libs/**/*.fixture.ts',
  'libs/audit/src/testing/log-writer.ts',
  'libs/event-store/src/testing/load-writer.ts',
  'libs/event-store/src/testing/faults/write-in-turns.ts',
  'libs/read-models/src/testing/project-until-killed.ts',
];

/** What libraries written for `require` find in a module, and where ours would lie if each were built alone. */
const BESIDE = `
import { createRequire as __requireFrom } from 'node:module';
import { dirname as __folderOf } from 'node:path';
import { fileURLToPath as __pathOf } from 'node:url';
const require = __requireFrom(import.meta.url);
const __filename = __pathOf(import.meta.url);
const __dirname = __folderOf(__filename);
const __placeOf = (place) => import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 1) + place;`;

/** A decorated class keeps its name, which is that of a schema in the API's description: esbuild numbers names that meet. */
function withNames(code) {
  const decorated = [...code.matchAll(/^(\w+) = _ts_decorate\(/gm)].map(([, name]) => name);
  return decorated.reduce(
    (text, name) =>
      text.replace(new RegExp(`class ${name}\\b([^{]*)\\{`), `class ${name}$1{ static name = '${name}';`),
    code,
  );
}

/** Types of parameters and members, which Nest asks for, are written down by swc; esbuild knows nothing of them. */
const ours = {
  name: 'ours',
  setup({ onLoad, initialOptions }) {
    onLoad({ filter: /[\\/](apps|libs)[\\/].*\.ts$/ }, async ({ path }) => {
      const place = relative(initialOptions.absWorkingDir, path).replaceAll('\\', '/').replace(/ts$/, 'js');
      const { code } = await transform(await readFile(path, 'utf8'), { ...COMPILER, filename: path });
      // Modules find their threads by where they lie: they still do when their text lies elsewhere.
      const contents = withNames(code).replaceAll('import.meta.url', `__placeOf('dist/${place}')`);
      return { contents, loader: 'js' };
    });
  },
};

/** Parts of Nest that are asked for and not installed, and what is compiled for one machine, are left to Node. */
const leftOut = {
  name: 'left-out',
  setup({ onResolve }) {
    onResolve({ filter: /^[^.#/]/ }, ({ path, importer }) => {
      if (path === 'better-sqlite3') return { path, external: true };
      try {
        createRequire(importer || import.meta.url).resolve(path);
        return undefined;
      } catch (error) {
        return error.code === 'MODULE_NOT_FOUND' ? { path, external: true } : undefined;
      }
    });
  },
};

await rm('dist', { recursive: true, force: true });
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: PROGRAMS,
  outdir: 'dist',
  outbase: '.',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Sources of our own rooms, as the `imports` of package.json name them.
  conditions: ['source'],
  sourcemap: true,
  sourcesContent: false,
  banner: { js: BESIDE },
  plugins: [ours, leftOut],
  logLevel: 'warning',
});
