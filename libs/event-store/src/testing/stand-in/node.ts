import { Metadata, type StatusObject, status } from '@grpc/grpc-js';
import { type Faults } from './faults.js';
import { type Log } from './log.js';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** What the nodes of one cluster share. */
export interface Cluster {
  /** Another one where data are put back. */
  log: Log;
  readonly members: Map<Endpoint, { alive: boolean }>;
  leader: Endpoint | undefined;
}

/** One server as its calls see it. */
export interface Node {
  readonly cluster: Cluster;
  readonly endpoint: Endpoint;
  readonly faults: Faults;
  readonly version: string;
  readonly maxAppendBytes: number;
  readonly foreignPositions: 'refused' | 'read as the end';
  /** Breaks the connection of this peer ("address:port"). */
  readonly cut: (peer: string) => void;
  /** How many events were sent. */
  sent: number;
  /** How many appends and reads were asked for. */
  readonly calls: { appends: number; reads: number };
}

/** Whether a node of this version does what `since` began with. */
export function isSince(node: Node, since: string): boolean {
  const [year = 0, month = 0] = node.version.split('.').map(Number);
  const [sinceYear = 0, sinceMonth = 0] = since.split('.').map(Number);
  return year > sinceYear || (year === sinceYear && month >= sinceMonth);
}

/** The refusal of a follower, if this call wants the leader and the node is not the leader. */
export function refusalOfFollower(node: Node, metadata: Metadata): Partial<StatusObject> | undefined {
  const wantsLeader = metadata.get('requires-leader').includes('true');
  return wantsLeader && node.cluster.leader !== node.endpoint ? notLeader(node) : undefined;
}

export function notLeader({ cluster }: Node): Partial<StatusObject> {
  if (!cluster.leader) return failure(status.UNAVAILABLE, 'Server Is Not Ready');
  return failure(status.NOT_FOUND, 'Leader info available', 'not-leader', {
    'leader-endpoint-host': cluster.leader.host,
    'leader-endpoint-port': String(cluster.leader.port),
  });
}

/** The answer to reads and appends of a stream that has a tombstone. */
export function streamDeleted(stream: string): Partial<StatusObject> {
  const facts = { 'stream-name': stream };
  return failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, 'stream-deleted', facts);
}

/** An error as EventStoreDB sends it: told apart by the `exception` in its metadata. */
export function failure(
  code: status,
  details: string,
  exception?: string,
  facts: Record<string, string> = {},
): Partial<StatusObject> {
  const metadata = new Metadata();
  if (exception !== undefined) metadata.set('exception', exception);
  for (const [name, value] of Object.entries(facts)) metadata.set(name, value);
  return { code, details, metadata };
}
