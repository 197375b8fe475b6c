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
  const revision = Number(of?.getRevision() ?? 0);
  const backwards = options.getReadDirection() === streamsPb.ReadReq.Options.ReadDirection.BACKWARDS;
  const last = of?.hasEnd() === true ? Infinity : revision;
  const wanted = backwards
    ? kept.filter((record) => record.revision <= last).reverse()
    : kept.filter((record) => record.revision >= revision);
  await sendEvents(node, sender, wanted, options, true);
}

async function readAll(
  node: Node,
  sender: Sender,
  options: Options,
  all: streamsPb.ReadReq.Options.AllOptions,
): Promise<void> {
  const { log } = node.cluster;
  const backwards = options.getReadDirection() === streamsPb.ReadReq.Options.ReadDirection.BACKWARDS;
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
  const wanted = backwards ? log.records.slice(0, index).reverse() : log.records.slice(index);
  await sendEvents(node, sender, wanted, options, false);
}

async function sendEvents(
  node: Node,
  sender: Sender,
  records: readonly LogRecord[],
  options: Options,
  ofOneStream: boolean,
): Promise<void> {
  const most = Number(options.getCount());
  for (const record of records.slice(0, most)) {
    if (!(await sender.sendEvent(eventMessage(record, node, ofOneStream)))) return;
  }
  await sender.sufferAtEnd();
}
