import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { isMainThread } from 'node:worker_threads';

const OF_THREAD = '/proc/thread-self/schedstat';
const processorMs = existsSync(OF_THREAD)
  ? () => Number(readFileSync(OF_THREAD, 'utf8').split(' ')[0]) / 1e6
  : () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    };

/**
 * Loaded into a service by NODE_OPTIONS: tells, on a port of its own, for how many milliseconds of processor time the
 * service has answered nobody, and its most memory, since it was asked before. Other work on the machine does not count, nor
 * on Linux that of other threads of the service.
 */
if (isMainThread) {
  let blockedMs = 0;
  let bytes = 0;
  let [processor, wall] = [processorMs(), performance.now()];
  const look = () => {
    blockedMs = Math.max(blockedMs, Math.min(processorMs() - processor, performance.now() - wall));
    bytes = Math.max(bytes, process.memoryUsage.rss());
    [processor, wall] = [processorMs(), performance.now()];
  };
  setInterval(look, 2).unref();
  const server = createServer((_request, response) => {
    look();
    response.end(JSON.stringify({ blockedMs, bytes }));
    [blockedMs, bytes] = [0, process.memoryUsage.rss()];
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    process.stdout.write(`${JSON.stringify({ msg: 'watched', watchedAt: `http://127.0.0.1:${port}` })}\n`);
  });
  server.unref();
}
