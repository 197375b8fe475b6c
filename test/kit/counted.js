import { Session } from 'node:inspector';
import { createServer } from 'node:http';
import { isMainThread } from 'node:worker_threads';

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
  const runs = ({ ranges }) => ranges.reduce((sum, { count }) => sum + count, 0);
  const work = () =>
    ask('Profiler.takePreciseCoverage')
      .result.filter(({ url }) => url.includes('/dist/libs/'))
      .flatMap(({ functions }) => functions)
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
