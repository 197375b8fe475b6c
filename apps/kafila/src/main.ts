import { Interrupted } from './command-failure.js';
import { EXIT } from './exit-codes.js';
import { runKafila } from './program.js';

const interrupt = new AbortController();
// Once: whoever says it again ends the process at once.
process.once('SIGINT', () => {
  interrupt.abort(new Interrupted(130));
});
process.once('SIGTERM', () => {
  interrupt.abort(new Interrupted(143));
});
// As `kafila ... | head` does: nobody is left to tell anything.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.outputGone);
});

process.exitCode = await runKafila(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  // Stores are loaded for those commands only that open them.
  openOperations: async (env) => (await import('./projections/open-operations.js')).openOperations(env),
  signal: interrupt.signal,
});
