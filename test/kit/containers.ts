import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { type RunningService, type ServiceName, startService } from './service.js';

/** A service of a compose file, as far as it matters to its process. */
interface Composed {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string | number | null>>;
  /** `<volume>:<path>` */
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
}

interface ComposeFile {
  readonly services: Readonly<Record<string, Composed>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** The services of our image in a compose file, and the volumes that it declares. Variables have their defaults. */
export function composeFile(file: string): ComposeFile {
  const text = readFileSync(file, 'utf8').replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
  const { services, volumes } = load(text, { schema: YAML11_SCHEMA }) as ComposeFile;
  const ours = Object.entries(services).filter(([, service]) => 'build' in service);
  return { services: Object.fromEntries(ours), volumes };
}

const STAGES = /^FROM /m;

/** What the last stage of the Dockerfile says. */
export function image(): {
  readonly env: Readonly<Record<string, string>>;
  readonly copied: readonly string[];
} {
  const stage = readFileSync('Dockerfile', 'utf8').split(STAGES).at(-1) ?? '';
  const pairs = [...stage.matchAll(/^ENV (.*)$/gm)].flatMap(([, line = '']) => [
    ...line.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g),
  ]);
  return {
    env: Object.fromEntries(pairs.map(([, name = '', quoted, bare]) => [name, quoted ?? bare ?? ''])),
    copied: [...stage.matchAll(/\/kafila\/([\w.-]+)/g)].map(([, name = '']) => name),
  };
}

/** Lays out what the image has in its folder. */
export function layOut(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of image().copied) symlinkSync(resolve(name), join(folder, name));
}

/**
 * The containers of a compose file as processes of this machine. Volumes are folders that stay; whatever else a container
 * writes under `/` is gone when it is made anew.
 */
export class Containers {
  readonly #file: ComposeFile;
  #made = 0;

  /** @param elsewhere settings of what has no container here */
  constructor(
    file: string,
    private readonly folder: string,
    private readonly elsewhere: Readonly<Record<string, string>> = {},
  ) {
    this.#file = composeFile(file);
  }

  /** Makes a container anew and starts it. */
  async start(name: string): Promise<RunningService> {
    const [node, script = ''] = this.#of(name).command;
    const [, app] = /^dist\/apps\/(\w+)\/src\/main\.js$/.exec(script) ?? [];
    if (node !== 'node' || app === undefined) throw new Error(`${name} runs no service of ours.`);
    return startService(app as ServiceName, this.settings(name));
  }

  /** Runs a container that ends by itself, and says how it ended. */
  async run(name: string): Promise<number> {
    const [node, script = '', ...args] = this.#of(name).command;
    if (node !== 'node') throw new Error(`${name} runs no program of ours.`);
    const settings = this.settings(name);
    const told = args.map((arg) => (arg.startsWith('/') ? this.#place(name, arg, this.folder) : arg));
    const child = spawn(process.execPath, [resolve(script), ...told], {
      env: { PATH: process.env['PATH'], ...settings },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = (await once(child, 'exit')) as [number];
    return code;
  }

  /** A path in a container, as it is on this machine. */
  placeOf(name: string, path: string): string {
    return this.#place(name, path, this.folder);
  }

  /** The environment of a container that was made anew, with its paths as they are on this machine. */
  settings(name: string): { readonly KAFILA_DATA_DIR: string } & Readonly<Record<string, string>> {
    const environment = Object.entries(this.#of(name).environment).map(
      ([variable, value]) => [variable, String(value ?? '')] as const,
    );
    const own = join(this.folder, `${name}-${++this.#made}`);
    const all: Record<string, string> = {
      ...image().env,
      ...Object.fromEntries(environment),
      PORT: '0',
      HOST: '127.0.0.1',
    };
    const told = Object.entries({ ...all, ...this.elsewhere }).map(
      ([variable, value]) =>
        [variable, value.startsWith('/') ? this.#place(name, value, own) : value] as const,
    );
    return { KAFILA_DATA_DIR: '', ...Object.fromEntries(told) };
  }

  #of(name: string): Composed {
    const service = this.#file.services[name];
    if (!service) throw new Error(`There is no service ${name}.`);
    return service;
  }

  #place(name: string, path: string, own: string): string {
    for (const mount of this.#of(name).volumes ?? []) {
      const [volume = '', at = ''] = mount.split(':');
      if (!(volume in this.#file.volumes)) throw new Error(`The volume ${volume} is not declared.`);
      const below = posix.relative(at, path);
      if (!below.startsWith('..')) return join(this.folder, `volume-${volume}`, below);
    }
    return join(own, path);
  }
}
