import { Session } from 'node:inspector';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/** What the engine parses counts as nothing. This parses longer texts, and `parsing-json.spec.ts` holds how far it goes. */
const PARSER = '/answers/parsing-json.ts';

/**
 * Loaded into a service by NODE_OPTIONS: tells, on a port of its own, how often parts of the service's own code ran in the
 * thread that answers since it was asked before. It is the same on every machine, however busy that is.
 */
if (isMainThread) {
  const session = new Session();
  session.connect();
  const ask = (method, parameters) => {
    let answer;
    session.post(method, parameters, (error, result) => {
      if (error) throw new Error(error.message);
      answer = result;
    });
    return answer;
  };
  /** Where modules begin in a bundle that holds libraries, too: a comment before each names it. */
  const modulesOf = new Map();
  const isOurs = (url, offset) => {
    let modules = modulesOf.get(url);
    if (modules === undefined) {
      const text = readFileSync(fileURLToPath(url), 'utf8');
      modules = [...text.matchAll(/^\/\/ (\S+\.[cm]?[jt]s)$/gm)].map(({ index, 1: name }) => ({
        index,
        name,
      }));
      modulesOf.set(url, modules);
    }
    const name = modules.findLast(({ index }) => index <= offset)?.name ?? '';
    return name.startsWith('libs/') && !name.endsWith(PARSER);
  };
  const runs = ({ ranges }) => ranges.reduce((sum, { count }) => sum + count, 0);
  const work = () =>
    ask('Profiler.takePreciseCoverage')
      .result.filter(({ url }) => url.includes('/dist/'))
      .flatMap(({ url, functions }) => functions.filter(({ ranges: [all] }) => isOurs(url, all.startOffset)))
      .reduce((sum, one) => sum + runs(one), 0);
  ask('Profiler.enable');
  ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const server = createServer((_request, response) => response.end(JSON.stringify({ work: work() })));
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    process.stdout.write(`${JSON.stringify({ msg: 'watched', watchedAt: `http://127.0.0.1:${port}` })}\n`);
  });
  server.unref();
}
