import { build } from 'esbuild';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { relative } from 'node:path';

/**
 * After the compiler: puts what each program and thread loads into a few files, in place. Node loads some 2,600 modules
 * of Nest and of Kafila one by one otherwise, which makes a start, also of the command line, take twice as long.
 */
const PROGRAMS = [
  ...['board', 'demo', 'intake', 'kafila', 'projector', 'tracker'].map(
    (app) => `dist/apps/${app}/src/main.js`,
  ),
  'dist/libs/event-store/src/sqlite/file/check-whole-file.worker.js',
  'dist/libs/event-store/src/sqlite/writing/writer.worker.js',
  'dist/libs/read-models/src/trips/trips.thread.js',
  'dist/libs/read-models/src/trips/trips-runner.thread.js',
  // Those that tests kill, or let run on a faulty disk.
  'dist/libs/audit/src/testing/log-writer.js',
  'dist/libs/event-store/src/testing/load-writer.js',
  'dist/libs/event-store/src/testing/faults/write-in-turns.js',
  'dist/libs/read-models/src/testing/project-until-killed.js',
];

/** What libraries written for `require` find in a module, and where ours lay. */
const BESIDE = `
import { createRequire as __requireFrom } from 'node:module';
import { dirname as __folderOf } from 'node:path';
import { fileURLToPath as __pathOf } from 'node:url';
const require = __requireFrom(import.meta.url);
const __filename = __pathOf(import.meta.url);
const __dirname = __folderOf(__filename);
const __placeOf = (place) => import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 1) + place;`;

/**
 * Our own modules find their threads and data by where they lie: they still do when their text lies elsewhere. A decorated
 * class keeps its name, which is that of a schema in the API's description: esbuild numbers names that meet.
 */
const asBefore = {
  name: 'as-before',
  setup({ onLoad, initialOptions }) {
    onLoad({ filter: /[\\/](dist[\\/](apps|libs)|@nestjs)[\\/].*\.js$/ }, async ({ path }) => {
      const place = relative(initialOptions.absWorkingDir, path).replaceAll('\\', '/');
      const text = await readFile(path, 'utf8');
      return {
        contents: text
          .replaceAll('import.meta.url', `__placeOf(${JSON.stringify(place)})`)
          .replace(/let (\w+) = class \1\b([^{]*)\{/g, "let $1 = class $1$2{ static name = '$1';"),
      };
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

await rm('dist/chunks', { recursive: true, force: true });
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: PROGRAMS,
  outdir: 'dist',
  outbase: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // What is built, not the sources that the paths of tsconfig.json lead to.
  tsconfigRaw: {},
  sourcemap: true,
  sourcesContent: false,
  banner: { js: BESIDE },
  plugins: [asBefore, leftOut],
  logLevel: 'warning',
});
