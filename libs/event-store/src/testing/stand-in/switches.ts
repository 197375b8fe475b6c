import { type Cluster } from './node.js';

/** What a test does to a running server. */
export interface Switches {
  /** Makes this node the leader of its cluster. */
  lead(): void;
  /** No node of its cluster leads from now on. */
  resign(): void;
  /** The server writes something of its own. */
  writeOwn(records?: number): void;
  /** Takes hidden events out of the log, as an operator lets a server do. */
  scavenge(): void;
  /** From now on nothing is replicated: appends are checked against all that is written, get no answer, and no reader sees them. */
  loseQuorum(): void;
  /** What was written meanwhile is replicated; or truncated, where another leader stands who never had it. */
  regainQuorum(tail?: 'replicated' | 'truncated'): void;
  /** Sets the server's clock ahead of this machine's, or back. */
  setClock(aheadMs: number): void;
}

export function switchesOf(cluster: Cluster, endpoint: Cluster['leader']): Switches {
  return {
    lead() {
      cluster.leader = endpoint;
    },
    resign() {
      cluster.leader = undefined;
    },
    writeOwn(records) {
      cluster.log.writeOwn(records);
    },
    scavenge() {
      cluster.log.scavenge();
    },
    loseQuorum() {
      cluster.log.loseQuorum();
    },
    regainQuorum(tail = 'replicated') {
      cluster.log.regainQuorum(tail);
    },
    setClock(aheadMs) {
      cluster.log.clockAheadMs = aheadMs;
    },
  };
}
