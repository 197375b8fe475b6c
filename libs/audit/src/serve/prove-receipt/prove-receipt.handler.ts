import { reportIdOf } from '#kafila/domain';
import { type EventSource, type RecordedEvent } from '#kafila/event-store';
import { seenNow, wholeNumber } from '#kafila/platform';
import { EVENT_STORE, notAsLogged, Reading, type Representation, streamsInScope } from '#kafila/read-models';
import { encodeLeaf, leafHash, sameBytes, toBase64 } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { Inject, Optional } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type LogReading } from '../../log/log-reading.js';
import { findEvent } from '../../log/receipt.js';
import { LogShelf } from '../log-shelf.js';
import { logBehind, noSuchSize, notInTree, unknownReport, unknownStream } from '../log.problems.js';
import { base64, type ReceiptProofAnswer } from '../proof.answers.js';
import { uncachedJson } from '../uncached.js';
import { ProveReceiptQuery } from './prove-receipt.query.js';

@QueryHandler(ProveReceiptQuery)
export class ProveReceiptHandler implements IQueryHandler<ProveReceiptQuery> {
  constructor(
    @Inject(EVENT_STORE) private readonly eventStore: EventSource,
    private readonly shelf: LogShelf,
    @Optional() private readonly reading?: Reading,
  ) {}

  async execute(asked: ProveReceiptQuery): Promise<Representation> {
    const event = await this.find(asked);
    const { size } = asked;
    await this.shelf.reach(event.position);
    return uncachedJson(await this.shelf.read((log) => prove(log, event, size)));
  }

  /** @throws Problem `unknown-stream`, `unknown-report` */
  private async find({ stream, reportId, unitId }: ProveReceiptQuery): Promise<RecordedEvent> {
    const wanted = /^(0|[1-9]\d{0,8})$/.test(reportId) ? Number(reportId) : reportId;
    const found = await findEvent(this.eventStore, stream, wanted);
    if (found === false) throw unknownStream(stream);
    const isOwn = unitId !== undefined && found !== true && unitOf(found) === unitId;
    if (!isOwn && !(await this.isSeen(stream))) throw unknownStream(stream);
    if (found === true || (unitId !== undefined && !isOwn)) throw unknownReport(stream, reportId);
    return found;
  }

  /** Where nobody can tell what is in scope, nothing is. */
  private async isSeen(stream: string): Promise<boolean> {
    if (seenNow() === undefined) return true;
    const seen = await this.reading?.read(undefined, (db) => streamsInScope(db, [stream]));
    return seen?.value.includes(stream) ?? false;
  }
}

function unitOf({ metadata: { unit } }: RecordedEvent): unknown {
  return (unit as { readonly unitId?: unknown } | undefined)?.unitId;
}

async function prove(
  log: LogReading,
  event: RecordedEvent,
  wanted: string | undefined,
): Promise<ReceiptProofAnswer> {
  const size = wholeNumber(wanted, {
    name: 'size',
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    fallback: log.size,
  });
  if (size > log.size) throw noSuchSize(size, log.size);
  const { stream, id: eventId, type, revision, position, recordedAt } = event;
  const index = await log.indexOf(position);
  // Of a stream that the log does not cover, or the store is not the one that was logged.
  if (index === undefined) throw logBehind(position, log.position);
  if (index >= size) throw notInTree(index, size);
  const entry = encodeLeaf(event, nodeCrypto);
  const hash = leafHash(entry, nodeCrypto);
  if (!sameBytes(hash, await log.leafHash(index))) throw notAsLogged(stream, revision, position);
  const [root, proof] = await Promise.all([log.rootAt(size), log.proveInclusion(index, size)]);
  return {
    ...{ stream, reportId: reportIdOf(event), eventId, type },
    ...{ revision, position: position.toString(), recordedAt },
    leaf: { index, entry: new TextDecoder().decode(entry), hash: toBase64(hash) },
    tree: { size, root: toBase64(root) },
    proof: base64(proof),
    checkpoint: size === log.size ? log.checkpoint.note : null,
  };
}
