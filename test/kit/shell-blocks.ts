import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

/** What a block of commands needs that no test has for it; it stands after `sh`. A block of `sh` alone is run. */
export const NEEDS: Readonly<Record<string, string>> = {
  install: 'a copy of the repository that is being installed, or a terminal of its own',
  services: 'services in terminals of their own',
  docker: 'an engine for containers',
  eventstoredb: 'EventStoreDB and PostgreSQL',
  chromium: 'a browser',
  demo: 'the trips of `npm run demo`',
  lost: 'keys or a log that are lost',
  keys: 'the key of an admin: access.spec.ts runs them',
  bench: 'minutes',
  entry: 'a file that the reader has made',
};

/** A fenced block of a page. */
export interface Fenced {
  /** What stands after the fence: `sh`, `console`, `json`, nothing ... */
  readonly info: string;
  readonly text: string;
}

export function fencedIn(markdown: string): readonly Fenced[] {
  return [...markdown.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(([, info = '', text = '']) => ({
    info,
    text,
  }));
}

export interface Place {
  readonly url: string;
  /** Where the commands run. */
  readonly folder: string;
  readonly dataDir: string;
}

/** Runs commands of a page as they stand, up to the first that fails; gives what goes wrong, or nothing. */
export function runBlock(commands: string, { url, folder, dataDir }: Place): Promise<string> {
  const script = `${SHELL}\n${commands.replaceAll(OURS, url)}`;
  const env = { PATH: process.env['PATH'], KAFILA_DATA_DIR: dataDir, URL: url, PROGRAM: KAFILA };
  return new Promise((done) => {
    execFile('bash', ['--norc', '-c', script], { cwd: folder, env }, (error, stdout, stderr) => {
      done(error === null ? '' : `${commands}\n${stdout}${stderr}`);
    });
  });
}

/** Where the service of the pages listens. */
const OURS = /(http:\/\/)?\b(127\.0\.0\.1|localhost):3000\b/g;

const KAFILA = resolve('bin', 'kafila.js');

/** `npx kafila` is the one of this repository, and asks the service of the test; a refusal fails the block. `head` may end a pipe early. */
const SHELL = `
set -e
curl() { command curl --fail-with-body "$@"; }
npx() { shift; kafila "$@"; }
kafila() {
  case "$1 $2" in
    import*|export*|'audit witness') node "$PROGRAM" "$@" --url "$URL" ;;
    *) node "$PROGRAM" "$@" ;;
  esac
}`;
