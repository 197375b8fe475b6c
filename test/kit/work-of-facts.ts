import { type CarnetEvent, type ConvoyEvent, type DeclarationEvent, type Recorded } from '#kafila/domain';
import { Session } from 'node:inspector';

/**
 * A program: folds and describes convoys, carnets and declarations of which one thing is told again and again, and prints how
 * often parts of the domain's code ran for each. What is within the engine counts as nothing, such as a copy of a list; but
 * each entry of a map that is copied counts.
 *
 * Argument: JSON, `[{about, one, other, gap, inTurn}, ...]`: two of what is told, in turn or one after the other, so many minutes apart.
 */
let entriesCopied = 0;
const OwnMap = globalThis.Map;
globalThis.Map = class<K, V> extends OwnMap<K, V> {
  constructor(entries?: Iterable<readonly [K, V]> | null) {
    super(entries);
    if (entries instanceof OwnMap) entriesCopied += entries.size;
  }
};

const session = new Session();
session.connect();
session.post('Profiler.enable');
// What is loaded from here on is counted.
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const domain = await import('#kafila/domain');
const { carnetIssued, dispatched, joinedAll, planned, record } = await import('#kafila/domain/testing');
const { story } = await import('./told-again.js');

function work(): number {
  let count = entriesCopied;
  entriesCopied = 0;
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error) throw error;
    for (const { url, functions } of taken.result) {
      if (!url.includes('/libs/domain/src/')) continue;
      for (const { ranges } of functions) for (const range of ranges) count += range.count;
    }
  });
  return count;
}

const DECIDED = {
  convoy: [planned(), ...joinedAll('PK-A1', 'PK-B2'), dispatched()],
  carnet: [carnetIssued()],
  declaration: [],
};

function describe(about: keyof typeof DECIDED, history: readonly Recorded[]): void {
  if (about === 'convoy') {
    domain.describeConvoy(domain.foldConvoy(history as readonly Recorded<ConvoyEvent>[]));
  } else if (about === 'declaration') {
    domain.describeDeclaration(domain.foldDeclaration(history as readonly Recorded<DeclarationEvent>[]));
  } else {
    const state = domain.foldCarnet(history as readonly Recorded<CarnetEvent>[]);
    domain.describeCarnet(state);
    domain.conditionalIrregularitiesOfCarnet(state, 'XJ70000001');
    domain.explanationsOfCarnet(state, 'XJ70000001');
    domain.claimsOfCarnet(state);
  }
}

const [, , tries = '[]', many = '1600'] = process.argv;
function workOf(tried: Parameters<typeof story>[0], reports: number): number {
  const told = story(tried, reports);
  const history = record(...(DECIDED[tried.about] as unknown as typeof told), ...told);
  work();
  describe(tried.about, history);
  return work();
}

const works = (JSON.parse(tries) as Parameters<typeof story>[0][]).map((tried) => {
  // What is remembered for good, such as of a calendar day, is work only once.
  workOf(tried, Number(many) * 2);
  return [1, 2].map((times) => workOf(tried, times * Number(many)));
});
process.stdout.write(JSON.stringify(works));
