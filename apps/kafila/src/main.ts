import { Interrupted } from './command-failure.js';
import { EXIT } from './exit-codes.js';
import { runKafila } from './program.js';

const interrupt = new AbortController();
// Once: a second signal ends the process at once.
process.once('SIGINT', () => {
  interrupt.abort(new Interrupted(130));
});
process.once('SIGTERM', () => {
  interrupt.abort(new Interrupted(143));
});
// `kafila ... | head` closes stdout early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.outputGone);
});

// Whatever it folds or checks knows the places of whoever runs Kafila.
if (process.env['KAFILA_GEOGRAPHY']) {
  const { addGeographyOrExit } = await import('../../service/add-geography.js');
  addGeographyOrExit(process.env['KAFILA_GEOGRAPHY']);
}

process.exitCode = await runKafila(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  // Loaded only by commands that open stores.
  openOperations: async (env) => (await import('./projections/open-operations.js')).openOperations(env),
  signal: interrupt.signal,
});
