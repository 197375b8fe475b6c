import { createServer } from 'node:http';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into a service by NODE_OPTIONS: tells, on a port of its own, for how many milliseconds of processor time the
 * service has answered nobody, and its most memory, since it was asked before. Other work on the machine does not count.
 */
if (isMainThread) {
  let blockedMs = 0;
  let bytes = 0;
  let [cpu, wall] = [process.cpuUsage(), performance.now()];
  const look = () => {
    const used = process.cpuUsage(cpu);
    blockedMs = Math.max(blockedMs, Math.min((used.user + used.system) / 1000, performance.now() - wall));
    bytes = Math.max(bytes, process.memoryUsage.rss());
    [cpu, wall] = [process.cpuUsage(), performance.now()];
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
