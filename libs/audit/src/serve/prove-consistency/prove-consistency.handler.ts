import { wholeNumber } from '#kafila/platform';
import { type Representation } from '#kafila/read-models';
import { toBase64 } from '#kafila/proof';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type LogReading } from '../../log/log-reading.js';
import { LogShelf } from '../log-shelf.js';
import { noSuchSize } from '../log.problems.js';
import { base64, type ConsistencyProofAnswer } from '../proof.answers.js';
import { uncachedJson } from '../uncached.js';
import { ProveConsistencyQuery } from './prove-consistency.query.js';

@QueryHandler(ProveConsistencyQuery)
export class ProveConsistencyHandler implements IQueryHandler<ProveConsistencyQuery> {
  constructor(private readonly shelf: LogShelf) {}

  async execute(query: ProveConsistencyQuery): Promise<Representation> {
    return uncachedJson(await this.shelf.read((log) => prove(log, query)));
  }
}

async function prove(log: LogReading, query: ProveConsistencyQuery): Promise<ConsistencyProofAnswer> {
  const max = Number.MAX_SAFE_INTEGER;
  const to = wholeNumber(query.to, { name: 'to', min: 0, max, fallback: log.size });
  if (to > log.size) throw noSuchSize(to, log.size);
  const from = wholeNumber(query.from, { name: 'from', min: 0, max, fallback: 0 });
  if (from > log.size) throw noSuchSize(from, log.size);
  // From here on only the order of the two can be wrong.
  wholeNumber(query.from, { name: 'from', min: 0, max: to, fallback: 0 });
  const [first, second, proof] = await Promise.all([
    log.rootAt(from),
    log.rootAt(to),
    log.proveConsistency(from, to),
  ]);
  return {
    origin: log.origin,
    from: { size: from, root: toBase64(first) },
    to: { size: to, root: toBase64(second) },
    proof: base64(proof),
    checkpoint: to === log.size ? log.checkpoint.note : null,
  };
}
