/**
 * A program that serves a stand-in, so that what it does costs no thread of who measures: `node serve.js`. It says
 * where it listens as services do, and ends by SIGTERM.
 */
import { startStandIn } from './stand-in.js';

const standIn = await startStandIn();
process.stdout.write(`${JSON.stringify({ msg: 'listening', url: standIn.url })}\n`);
process.once('SIGTERM', () => {
  void standIn.stop().then(() => process.exit(0));
});
