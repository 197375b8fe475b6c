import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Processes start from built code only. */
const program = fileURLToPath(
  new URL(
    './project-until-killed.js',
    import.meta.url.replace('/libs/read-models/', '/dist/libs/read-models/'),
  ),
);

/** A projector in a process of its own, which can be killed at any moment. */
export interface ProjectorProcess {
  readonly lines: readonly string[];
  /** Lets it begin: until then it has only loaded its code. Settles when it has begun. */
  begin(): Promise<void>;
  /** Settles when it has said so much, is done or dead. */
  said(lines: number): Promise<void>;
  /** SIGSTOP: it does nothing until it is thawed, and keeps what it holds. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** SIGKILL. Settles when it is dead. */
  kill(): Promise<void>;
}

/**
 * Starts a process; see `project-until-killed.ts` for what it does.
 *
 * @param events the file of the event store: `follow` opens it for writing, `rebuild` for reading
 * @param url the read models
 * @param silentMs after so long without a word from it, PostgreSQL takes its lock away
 */
export function startProjector(
  what: 'follow' | 'rebuild',
  events: string,
  url: string,
  silentMs?: number,
): ProjectorProcess {
  const args = [program, what, events, url, ...(silentMs === undefined ? [] : [String(silentMs)])];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  let dead = false;
  const exited = once(child, 'exit').then(() => {
    dead = true;
  });
  // It may be killed before it reads what it is told.
  child.stdin.on('error', () => undefined);
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  const said = async (count: number): Promise<void> => {
    while (lines.length < count && lines.at(-1) !== 'done' && !dead) {
      await Promise.race([once(output, 'line'), exited]);
    }
  };
  return {
    lines,
    said,
    begin: async () => {
      child.stdin.end('begin\n');
      await said(1);
      if (lines[0] !== 'begun')
        throw new Error(`The projector said ${lines[0] ?? 'nothing'}, and not that it has begun.`);
    },
    freeze: () => {
      child.kill('SIGSTOP');
    },
    thaw: () => {
      child.kill('SIGCONT');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
