import { Session } from 'node:inspector';

/**
 * A program: folds and describes convoys about which one thing is told again and again, and prints how often parts of the
 * domain's code ran for each. What is within the engine, such as a copy of a list, counts as nothing.
 *
 * Argument: JSON, `[{one, other, gap, inTurn}, ...]`: two of what is told, in turn or one after the other, so many minutes apart.
 */
const session = new Session();
session.connect();
session.post('Profiler.enable');
// What is loaded from here on is counted.
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const { describeConvoy, foldConvoy } = await import('#kafila/domain');
const { dispatched, joinedAll, planned, record } = await import('#kafila/domain/testing');
const { story } = await import('./told-again.js');

function work(): number {
  let count = 0;
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error) throw error;
    for (const { url, functions } of taken.result) {
      if (!url.includes('/libs/domain/src/')) continue;
      for (const { ranges } of functions) for (const range of ranges) count += range.count;
    }
  });
  return count;
}

const [, , tries = '[]', many = '1600'] = process.argv;
const works = (JSON.parse(tries) as Parameters<typeof story>[0][]).map((tried) =>
  [1, 2].map((times) => {
    const told = story(tried, times * Number(many));
    const decided = [planned(), ...joinedAll('PK-A1', 'PK-B2'), dispatched()];
    const history = record(...(decided as typeof told), ...told);
    work();
    describeConvoy(foldConvoy(history));
    return work();
  }),
);
process.stdout.write(JSON.stringify(works));
