/**
 * A program that writes under load until it is killed: `node load-writer.js <file> <round>`. Prints a line for every
 * acknowledged append: stream, first revision, ids of its events.
 */
import { openSqliteEventStore } from '../sqlite/open-store.js';
import { sampleEvent } from './sample-events.js';

const inFlight = 32;
const [, , file = '', round = ''] = process.argv;
const store = await openSqliteEventStore({ file });
process.stdout.write('open\n');

async function write(writer: number): Promise<never> {
  for (let n = 0; ; n++) {
    const count = ((writer + n) % 5) + 1;
    const append = `${round}-${writer}-${n}`;
    const events = Array.from({ length: count }, (_, index) => sampleEvent(index, { append, count }));
    const stream = `load-${(writer + n) % 12}`;
    const answer = await store.append(stream, events, 'any');
    if (answer.outcome !== 'appended') throw new Error(`Refused: ${JSON.stringify(answer)}`);
    const ids = events.map((event) => event.id).join(',');
    process.stdout.write(`${stream} ${answer.placements[0]?.revision ?? -1} ${ids}\n`);
  }
}
await Promise.all(Array.from({ length: inFlight }, (_, writer) => write(writer)));
