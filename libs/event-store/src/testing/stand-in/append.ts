import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { type ServerErrorResponse, type ServerReadableStream, status } from '@grpc/grpc-js';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { type Decision } from './expected-revision.js';
import { type Fault } from './faults.js';
import { type Log } from './log.js';
import { failure, isSince, type Node, notLeader, refusalOfFollower, streamDeleted } from './node.js';
import { type Expected, type Proposed } from './record.js';
import { expectedOf, proposedFrom, streamNameOf } from './wire.js';

type AppendCall = ServerReadableStream<streamsPb.AppendReq, streamsPb.AppendResp>;
type Answer = (error: Partial<ServerErrorResponse> | null, response?: streamsPb.AppendResp) => void;

/** The call `Append`: one append, its events streamed by the client. */
export function appendHandler(node: Node): (call: AppendCall, answer: Answer) => void {
  return (call, answer) => {
    receive(node, call)
      .then(async ({ stream, expected, events }) => {
        node.calls.appends++;
        const refusal = refusalOfFollower(node, call.metadata);
        if (refusal !== undefined) return { refusal };
        const size = sizeOf(events);
        if (size > node.maxAppendBytes) return { refusal: tooBig(node) };
        const write = (): ReturnType<Log['append']> => node.cluster.log.append(stream, events, expected);
        const fault = node.faults.take('append');
        if (fault?.does === 'not-leader') return { refusal: notLeader(node) };
        if (fault !== undefined && (await suffer(node, call.getPeer(), fault, write))) return undefined;
        const decision = write();
        if (decision === 'deleted') return { refusal: streamDeleted(stream) };
        if (decision.outcome === 'written') await node.cluster.log.replicated(decision.last);
        return { response: response(node, decision, expected) };
      })
      .then(
        (result) => {
          if (result?.response !== undefined) answer(null, result.response);
          else if (result !== undefined) answer(result.refusal);
        },
        (error: unknown) => {
          answer(failure(status.CANCELLED, String(error)));
        },
      );
  };
}

/** Plays a fault. True where the call gets no answer. */
export async function suffer(node: Node, peer: string, fault: Fault, write: () => unknown): Promise<boolean> {
  if (fault.does === 'slow') {
    await delay(fault.ms ?? 100);
    return false;
  }
  if (fault.written === true) write();
  if (fault.does === 'cut') node.cut(peer);
  return true;
}

/** Some servers do not say where an append lies that was written before. */
export function namesPosition(node: Node, { again }: { readonly again?: true }): boolean {
  return again !== true || isSince(node, '22.10');
}

/** What EventStoreDB counts towards its limit of one append. */
export function sizeOf(events: readonly Proposed[]): number {
  return events.reduce(
    (sum, { type, data, metadata }) => sum + 2 * type.length + data.length + metadata.length,
    0,
  );
}

function tooBig({ maxAppendBytes }: Node): Partial<ServerErrorResponse> {
  return failure(
    status.INVALID_ARGUMENT,
    `Maximum Append Size of ${maxAppendBytes} Exceeded.`,
    'maximum-append-size-exceeded',
    { 'maximum-append-size': String(maxAppendBytes) },
  );
}

async function receive(
  node: Node,
  call: AppendCall,
): Promise<{ stream: string; expected: Expected; events: Proposed[] }> {
  const [events, heads]: [Proposed[], streamsPb.AppendReq.Options[]] = [[], []];
  for await (const request of call as AsyncIterable<streamsPb.AppendReq>) {
    const [options, message] = [request.getOptions(), request.getProposedMessage()];
    if (options !== undefined) heads.push(options);
    if (message !== undefined) events.push(proposedFrom(message));
    if (events.length > 0 && node.faults.takeAfter('append', events.length)) node.cut(call.getPeer());
  }
  // A connection that breaks ends the events too; that it broke is told a moment later.
  await nextTurn();
  if (call.cancelled) throw new Error('The call broke off.');
  const [options] = heads;
  if (options === undefined) throw new Error('An append begins with its options.');
  const expected = options.hasRevision() ? BigInt(options.getRevision()) : expectedOf(options);
  return { stream: streamNameOf(options.getStreamIdentifier()), expected, events };
}

function response(node: Node, decision: Decision, expected: Expected): streamsPb.AppendResp {
  const answer = new streamsPb.AppendResp();
  if (decision.outcome === 'written') {
    const success = new streamsPb.AppendResp.Success();
    success.setCurrentRevision(String(decision.last?.revision ?? 0));
    if (namesPosition(node, decision)) {
      const position = new streamsPb.AppendResp.Position();
      position.setCommitPosition(String(decision.last?.position ?? 0n));
      position.setPreparePosition(String(decision.last?.position ?? 0n));
      success.setPosition(position);
    } else success.setNoPosition(new sharedPb.Empty());
    answer.setSuccess(success);
    return answer;
  }
  if (decision.outcome === 'write') throw new Error('The log writes what it decides to write.');
  const wrong = new streamsPb.AppendResp.WrongExpectedVersion();
  if (decision.current === null) wrong.setCurrentNoStream(new sharedPb.Empty());
  else wrong.setCurrentRevision(String(decision.current));
  if (expected === 'any') wrong.setExpectedAny(new sharedPb.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new sharedPb.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new sharedPb.Empty());
  else wrong.setExpectedRevision(String(expected));
  answer.setWrongExpectedVersion(wrong);
  return answer;
}
