import { type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import { type Node, refusalOfFollower, streamDeleted } from './node.js';
import { streamNameOf } from './wire.js';

type DeleteCall = ServerUnaryCall<streamsPb.DeleteReq, streamsPb.DeleteResp>;
type TombstoneCall = ServerUnaryCall<streamsPb.TombstoneReq, streamsPb.TombstoneResp>;

/** The call `Delete`: the stream is hidden, and may begin again. Expected revisions are not looked at. */
export function deleteHandler(
  node: Node,
): (call: DeleteCall, answer: sendUnaryData<streamsPb.DeleteResp>) => void {
  return (call, answer) => {
    remove(node, call, answer, (stream) => {
      node.cluster.log.delete(stream);
      const [position, response] = [new streamsPb.DeleteResp.Position(), new streamsPb.DeleteResp()];
      position.setCommitPosition(lastPosition(node));
      position.setPreparePosition(lastPosition(node));
      response.setPosition(position);
      return response;
    });
  };
}

/** The call `Tombstone`: nothing is read from the stream or appended to it any more. */
export function tombstoneHandler(
  node: Node,
): (call: TombstoneCall, answer: sendUnaryData<streamsPb.TombstoneResp>) => void {
  return (call, answer) => {
    remove(node, call, answer, (stream) => {
      node.cluster.log.tombstone(stream);
      const [position, response] = [new streamsPb.TombstoneResp.Position(), new streamsPb.TombstoneResp()];
      position.setCommitPosition(lastPosition(node));
      position.setPreparePosition(lastPosition(node));
      response.setPosition(position);
      return response;
    });
  };
}

function remove<Response>(
  node: Node,
  call: DeleteCall | TombstoneCall,
  answer: sendUnaryData<Response>,
  removed: (stream: string) => Response,
): void {
  const stream = streamNameOf(call.request.getOptions()?.getStreamIdentifier());
  const refusal = refusalOf(node, call, stream);
  if (refusal) answer(refusal);
  else answer(null, removed(stream));
}

function refusalOf(
  node: Node,
  call: DeleteCall | TombstoneCall,
  stream: string,
): Parameters<sendUnaryData<never>>[0] | undefined {
  const gone = node.cluster.log.visible(stream) === 'deleted' ? streamDeleted(stream) : undefined;
  return refusalOfFollower(node, call.metadata) ?? gone;
}

function lastPosition({ cluster }: Node): string {
  return String(cluster.log.records.at(-1)?.position ?? 0n);
}
