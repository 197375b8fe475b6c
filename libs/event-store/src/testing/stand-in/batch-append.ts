import { type ServerDuplexStream } from '@grpc/grpc-js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import codePb from '@eventstore/db-client/generated/code_pb.js';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import statusPb from '@eventstore/db-client/generated/status_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { namesPosition, sizeOf, suffer } from './append.js';
import { type Decision } from './expected-revision.js';
import { type Log } from './log.js';
import { type Node, notLeader, refusalOfFollower } from './node.js';
import { type Expected, type Proposed } from './record.js';
import { expectedOf, identifierOf, proposedFrom, streamNameOf } from './wire.js';

type BatchCall = ServerDuplexStream<streamsPb.BatchAppendReq, streamsPb.BatchAppendResp>;

interface Batch {
  readonly correlation: sharedPb.UUID;
  readonly stream: string;
  readonly expected: Expected;
  readonly events: Proposed[];
}

/** The call `BatchAppend`: many appends over one long call, told apart by their correlation ids. */
export function batchAppendHandler(node: Node): (call: BatchCall) => void {
  return (call) => {
    const open = new Map<string, Batch>();
    const refusal = refusalOfFollower(node, call.metadata);
    if (refusal !== undefined) call.emit('error', refusal);
    call.on('data', (request: streamsPb.BatchAppendReq) => {
      const batch = collect(open, request);
      if (!request.getIsFinal() || batch === undefined) return;
      open.delete(batch.correlation.getString());
      execute(node, call, batch).catch((error: unknown) => call.emit('error', error));
    });
    call.on('end', () => {
      call.end();
    });
  };
}

function collect(open: Map<string, Batch>, request: streamsPb.BatchAppendReq): Batch | undefined {
  const [correlation, options] = [request.getCorrelationId(), request.getOptions()];
  if (correlation === undefined) return undefined;
  if (options !== undefined) {
    const expected = options.hasStreamPosition() ? BigInt(options.getStreamPosition()) : expectedOf(options);
    const stream = streamNameOf(options.getStreamIdentifier());
    open.set(correlation.getString(), { correlation, stream, expected, events: [] });
  }
  const batch = open.get(correlation.getString());
  batch?.events.push(...request.getProposedMessagesList().map(proposedFrom));
  return batch;
}

async function execute(node: Node, call: BatchCall, batch: Batch): Promise<void> {
  node.calls.appends++;
  const write = (): ReturnType<Log['append']> =>
    node.cluster.log.append(batch.stream, batch.events, batch.expected);
  const answer = new streamsPb.BatchAppendResp();
  answer.setCorrelationId(batch.correlation);
  answer.setStreamIdentifier(identifierOf(batch.stream));
  if (sizeOf(batch.events) > node.maxAppendBytes) {
    const details = new sharedPb.MaximumAppendSizeExceeded();
    details.setMaxappendsize(node.maxAppendBytes);
    answer.setError(errorOf('MaximumAppendSizeExceeded', details.serializeBinary()));
    call.write(answer);
    return;
  }
  const fault = node.faults.take('append');
  if (fault?.does === 'not-leader') {
    call.emit('error', notLeader(node));
    return;
  }
  if (fault !== undefined && (await suffer(node, call.getPeer(), fault, write))) return;
  const decision = write();
  if (decision === 'deleted') answer.setError(errorOf('StreamDeleted', deletedOf(batch.stream)));
  else if (decision.outcome === 'written') {
    await node.cluster.log.replicated(decision.last);
    answer.setSuccess(successOf(node, decision));
  } else answer.setError(errorOf('WrongExpectedVersion', wrongVersionOf(decision, batch.expected)));
  call.write(answer);
}

function successOf(
  node: Node,
  decision: Extract<Decision, { outcome: 'written' }>,
): streamsPb.BatchAppendResp.Success {
  const success = new streamsPb.BatchAppendResp.Success();
  success.setCurrentRevision(String(decision.last?.revision ?? 0));
  if (namesPosition(node, decision)) {
    const position = new sharedPb.AllStreamPosition();
    position.setCommitPosition(String(decision.last?.position ?? 0n));
    position.setPreparePosition(String(decision.last?.position ?? 0n));
    success.setPosition(position);
  } else success.setNoPosition(new emptyPb.Empty());
  return success;
}

function wrongVersionOf(decision: Decision, expected: Expected): Uint8Array {
  const wrong = new sharedPb.WrongExpectedVersion();
  const current = decision.outcome === 'wrong-expected-version' ? decision.current : null;
  if (current === null) wrong.setCurrentNoStream(new emptyPb.Empty());
  else wrong.setCurrentStreamRevision(String(current));
  if (expected === 'any') wrong.setExpectedAny(new emptyPb.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new emptyPb.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new emptyPb.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return wrong.serializeBinary();
}

function deletedOf(stream: string): Uint8Array {
  const deleted = new sharedPb.StreamDeleted();
  deleted.setStreamIdentifier(identifierOf(stream));
  return deleted.serializeBinary();
}

function errorOf(name: string, details: Uint8Array): statusPb.Status {
  const packed = new anyPb.Any();
  packed.pack(details, `event_store.client.${name}`);
  const error = new statusPb.Status();
  error.setCode(codePb.Code.FAILED_PRECONDITION);
  error.setMessage(name);
  error.setDetails(packed);
  return error;
}
