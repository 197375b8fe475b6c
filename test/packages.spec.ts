import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { minVersion, satisfies } from 'semver';

interface Package {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly engines?: { readonly node?: string };
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const ours = read('package.json') as {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
};
const lock = read('package-lock.json') as { readonly packages: Readonly<Record<string, Package>> };
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Brought by Nest and by what serves files, at their newest; what Kafila uses of them runs on the Node it promises, where these tests run. */
const NEWER_THAN_OURS = ['content-disposition', 'cookie', 'file-type'];

/** Nest asks for it itself. */
const NOT_IMPORTED = ['reflect-metadata'];

describe('the packages', () => {
  it('are locked by the digest of each, which npm fills in: `npm view <name>@<version> dist.integrity`', () => {
    const unknown = installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(unknown.map(([path, { version }]) => `${nameOf(path)}@${version}`)).toEqual([]);
    expect(installed.length).toBeGreaterThan(100);
  });

  it('are locked without the registry that they were installed from', () => {
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('run on the oldest Node that we promise, but for some that others brought', () => {
    const oldest = minVersion(ours.engines.node)?.version ?? '';
    const newer = installed.filter(
      ([, { dev, engines }]) => !dev && engines?.node !== undefined && !satisfies(oldest, engines.node),
    );
    expect(newer.map(([path]) => nameOf(path)).sort()).toEqual(NEWER_THAN_OURS);
    expect(Object.keys(ours.dependencies).filter((name) => NEWER_THAN_OURS.includes(name))).toEqual([]);
  });

  it('are imported, if a service is installed with them', () => {
    const sources = ['apps', 'libs', 'bin'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.[jt]s$/.test(file) && !/\.spec\.ts$|\btesting\b/.test(file))
        .map((file) => readFileSync(join(folder, file), 'utf8')),
    );
    const imported = (name: string): boolean => {
      const pattern = new RegExp(`(from|import|import\\(|require\\() ?'${name}(/[^']*)?'`);
      return sources.some((source) => pattern.test(source));
    };
    expect(Object.keys(ours.dependencies).filter((name) => !imported(name))).toEqual(NOT_IMPORTED);
  });
});
