import { transform } from '@swc/core';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { COMPILER } from '../../compiler.js';

/**
 * As the compiler resolves: from TypeScript, `#kafila/x` is the source and `./x.js` is `./x.ts`. What is built stays built.
 * `@jest/globals` works within Jest's own runner only. The runner adds a time to the addresses of suites, which are no
 * longer those of files then.
 */
export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return next(new URL('./jest-globals.js', import.meta.url).href, context);
  if (specifier.includes('.ts?')) return next(specifier.replace(/\?.*/, ''), context);
  if (!context.parentURL?.endsWith('.ts')) return next(specifier, context);
  const asSource = { ...context, conditions: ['source', ...context.conditions] };
  if (!/^\..*\.js$/.test(specifier)) return next(specifier, asSource);
  return next(specifier.replace(/\.js$/, '.ts'), asSource).catch(() => next(specifier, asSource));
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...COMPILER, filename });
  return { format: 'module', source: code, shortCircuit: true };
}
