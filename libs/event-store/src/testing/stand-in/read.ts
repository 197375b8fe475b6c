import { setTimeout as delay } from 'node:timers/promises';
import { type ServerWritableStream, status } from '@grpc/grpc-js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { type Fault } from './faults.js';
import { failure, type Node, notLeader, refusalOfFollower, streamDeleted } from './node.js';
import { type LogRecord } from './record.js';
import { Sender } from './sender.js';
import { subscribe } from './subscribe.js';
import { eventMessage, identifierOf, streamNameOf } from './wire.js';

type ReadCall = ServerWritableStream<streamsPb.ReadReq, streamsPb.ReadResp>;
type Options = streamsPb.ReadReq.Options;

/** The call `Read`: of one stream or of all, forwards or backwards; or a subscription to all. */
export function readHandler(node: Node): (call: ReadCall) => void {
  return (call) => {
    answer(node, call).catch((error: unknown) => call.emit('error', failure(status.UNKNOWN, String(error))));
  };
}

async function answer(node: Node, call: ReadCall): Promise<void> {
  const options = call.request.getOptions();
  if (options === undefined) throw new Error('A read has options.');
  node.calls.reads++;
  const fault = node.faults.take(options.hasSubscription() ? 'subscribe' : 'read');
  const refusal = fault?.does === 'not-leader' ? notLeader(node) : refusalOfFollower(node, call.metadata);
  if (refusal !== undefined) {
    call.emit('error', refusal);
    return;
  }
  if (fault?.does === 'slow') await delay(fault.ms ?? 100);
  const sender = new Sender(node, call, suffering(node, call, fault));
  const all = options.getAll();
  if (options.hasSubscription()) await subscribe(node, sender, options);
  else if (all === undefined) await readOneStream(node, sender, options);
  else await readAll(node, sender, options, all);
  if (sender.open) call.end();
}

/** What happens before the event of this number is sent. */
function suffering(node: Node, call: ReadCall, fault: Fault | undefined): (sent: number) => 'go on' | 'hang' {
  return (sent) => {
    if (fault === undefined || fault.does === 'slow' || sent < (fault.afterEvents ?? 0)) return 'go on';
    if (fault.does === 'cut') node.cut(call.getPeer());
    return 'hang';
  };
}

async function readOneStream(node: Node, sender: Sender, options: Options): Promise<void> {
  const of = options.getStream();
  const name = streamNameOf(of?.getStreamIdentifier());
  const kept = node.cluster.log.visible(name);
  if (kept === 'deleted') {
    sender.refuse(streamDeleted(name));
    return;
  }
  if (kept === undefined) {
    const notFound = new streamsPb.ReadResp.StreamNotFound();
    notFound.setStreamIdentifier(identifierOf(name));
    const message = new streamsPb.ReadResp();
    message.setStreamNotFound(notFound);
    await sender.send(message);
    return;
  }
  const revision = of?.hasEnd() === true ? Infinity : Number(of?.getRevision() ?? 0);
  // Where none is missing, this is where it stands; where some are, it stands before.
  let at = Math.min(kept.length, Math.max(0, revision - (kept[0]?.revision ?? 0)));
  while (at > 0 && (kept[at - 1]?.revision ?? -1) >= revision) at--;
  const isThere = kept[at]?.revision === revision;
  const wanted = isBackwards(options) ? backwardsFrom(kept, isThere ? at + 1 : at) : forwardsFrom(kept, at);
  await sendEvents(node, sender, wanted, options, true);
}

async function readAll(
  node: Node,
  sender: Sender,
  options: Options,
  all: streamsPb.ReadReq.Options.AllOptions,
): Promise<void> {
  const { log } = node.cluster;
  let index = all.hasEnd() ? log.records.length : 0;
  const position = all.getPosition();
  if (position !== undefined) {
    const commit = BigInt(position.getCommitPosition());
    if (!log.isBoundary(commit)) {
      if (node.foreignPositions === 'read as the end') return;
      throw new Error(`Unexpected ReadAllResult: Error (no record at ${commit}).`);
    }
    index = log.indexAt(commit);
  }
  // Forwards a position is included; backwards it is the end of the first record, so that its record is left out.
  const wanted = isBackwards(options) ? backwardsFrom(log.records, index) : forwardsFrom(log.records, index);
  await sendEvents(node, sender, wanted, options, false);
}

function isBackwards(options: Options): boolean {
  return options.getReadDirection() === streamsPb.ReadReq.Options.ReadDirection.BACKWARDS;
}

function* forwardsFrom(records: readonly LogRecord[], first: number): Generator<LogRecord> {
  // What is appended meanwhile is not read.
  for (let [at, end] = [first, records.length]; at < end; at++) yield records[at] as LogRecord;
}

function* backwardsFrom(records: readonly LogRecord[], end: number): Generator<LogRecord> {
  for (let at = end - 1; at >= 0; at--) yield records[at] as LogRecord;
}

async function sendEvents(
  node: Node,
  sender: Sender,
  records: Iterable<LogRecord>,
  options: Options,
  ofOneStream: boolean,
): Promise<void> {
  let left = Number(options.getCount());
  for (const record of records) {
    if (left-- === 0) break;
    if (!(await sender.sendEvent(eventMessage(record, node, ofOneStream)))) return;
  }
  await sender.sufferAtEnd();
}
