import { PassThrough, Readable } from 'node:stream';
import { type ProgramOptions, runKafila } from '../kafila/src/program.js';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, on streams of its own. */
export async function kafila(
  args: readonly string[],
  more: Partial<Pick<ProgramOptions, 'stdin' | 'signal' | 'env' | 'openOperations'>> & {
    readonly terminal?: boolean;
  } = {},
): Promise<Ran> {
  const { terminal = false, ...rest } = more;
  const [stdout, stderr] = [collected(), collected()];
  const code = await runKafila(args, {
    stdin: Readable.from([]),
    signal: new AbortController().signal,
    env: {},
    openOperations: () => Promise.reject(new Error('This test opens no stores.')),
    ...rest,
    stdout: Object.assign(stdout.stream, { isTTY: terminal }),
    stderr: Object.assign(stderr.stream, { isTTY: terminal }),
  });
  const told = stdout.text() + stderr.text();
  if (/PRIVATE[ +]KEY/.test(told)) throw new Error(`A private key is printed by ${args.join(' ')}.`);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collected(): { readonly stream: PassThrough; text(): string } {
  const stream = new PassThrough();
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (some: string) => (text += some));
  return { stream, text: () => text };
}
