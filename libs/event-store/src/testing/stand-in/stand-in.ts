import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { type Access, guarding } from './access.js';
import { type Certificate } from '../network/certificate.js';
import { startSilentProxy } from '../network/silent-proxy.js';
import { type Fault, Faults } from './faults.js';
import { Log } from './log.js';
import { type Cluster, type Endpoint, type Node } from './node.js';
import { addServices } from './services.js';
import { type Switches, switchesOf } from './switches.js';

const host = '127.0.0.1';

export interface StandInOptions {
  /**
   * The EventStoreDB version it plays. Before 22.10 reads of one stream name no positions; before 23.10 a
   * subscription does not say when it has caught up. Default 24.10.0.
   */
  readonly version?: string;
  /** Position of the first record. Default 1000n. */
  readonly firstPosition?: bigint;
  /** How many event ids are remembered for the best-effort idempotency of `any`. Default 100,000. */
  readonly rememberedIds?: number;
  /** Default 1 MiB, as in EventStoreDB. */
  readonly maxAppendBytes?: number;
  /** Speaks TLS by this certificate. */
  readonly tls?: Certificate;
  /** Who may do what. Default: everybody everything, as a server does that runs with --insecure. */
  readonly access?: Access;
  /** What a read of all answers from a position at which no record begins: versions differ. Default: it is refused. */
  readonly foreignPositions?: 'refused' | 'read as the end';
  /** Whether it can fall silent. */
  readonly behindProxy?: boolean;
  /** Makes it a follower in the cluster of this one, with the same data. */
  readonly joins?: StandIn;
}

/** A server that speaks the protocol of EventStoreDB, keeps everything in memory, and plays faults on command. */
export interface StandIn extends Switches {
  /** Connection string for this one server. */
  readonly url: string;
  readonly port: number;
  /** Plans a fault; resolves when a call has met it. */
  play(fault: Fault): Promise<void>;
  /** Cuts all connections and stops listening; the data stay. */
  goDown(): Promise<void>;
  /** Listens again on the same port. */
  comeUp(): Promise<void>;
  /** Neither answers nor closes anything from now on, as where its machine vanishes. */
  fallSilent(): void;
  /** Keeps a copy of its data. */
  backUp(): Backup;
  /** Exchanges its data for a copy of others while it runs, or for none; every connection is cut. */
  putBack(backup?: Backup): void;
  /** How many events the stream holds: what really was written. */
  count(stream: string): number;
  /** How many events were sent to readers and subscribers so far. */
  sent(): number;
  /** How many appends and reads were asked for so far. */
  calls(): { readonly appends: number; readonly reads: number };
  stop(): Promise<void>;
}

/** The data of a stand-in at one time. */
export type Backup = Pick<Log, 'copy'>;

const clusters = new WeakMap<StandIn, Cluster>();

/** Starts a stand-in on a free port of 127.0.0.1. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const sockets = new Set<Socket>();
  const faults = new Faults();
  const { tls, access } = options;
  const interceptors = access === undefined ? [] : [guarding(access, () => cluster.log)];
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024, interceptors });
  const connections = server.createConnectionInjector(credentialsOf(tls));
  // The sockets are ours, so that they can be cut.
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    connections.injectConnection(socket);
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(port, host, resolve);
    });
  await listen(0);
  const { port: own } = listener.address() as AddressInfo;
  const proxy = options.behindProxy === true ? await startSilentProxy({ host, port: own }) : undefined;
  const endpoint: Endpoint = { host, port: proxy?.port ?? own };
  const cluster = joined(options, endpoint);
  const node: Node = {
    cluster,
    endpoint,
    faults,
    version: options.version ?? '24.10.0',
    maxAppendBytes: options.maxAppendBytes ?? 1024 * 1024,
    foreignPositions: options.foreignPositions ?? 'refused',
    sent: 0,
    calls: { appends: 0, reads: 0 },
    cut(peer) {
      for (const socket of sockets)
        if (`${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}` === peer) socket.destroy();
    },
  };
  addServices(server, node);

  const standIn: StandIn = {
    ...switchesOf(cluster, endpoint),
    url: `esdb://${host}:${endpoint.port}?tls=${tls !== undefined}`,
    port: endpoint.port,
    play: (fault) => faults.plan(fault),
    async goDown() {
      cluster.members.set(endpoint, { alive: false });
      const closed = new Promise((resolve) => listener.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async comeUp() {
      await listen(own);
      cluster.members.set(endpoint, { alive: true });
    },
    fallSilent() {
      if (!proxy) throw new Error('It cannot fall silent.');
      proxy.fallSilent();
    },
    backUp: () => cluster.log.copy(),
    putBack(backup) {
      cluster.log = backup?.copy() ?? logOf(options);
      for (const socket of sockets) socket.destroy();
    },
    count: (stream) => cluster.log.stream(stream).length,
    sent: () => node.sent,
    calls: () => ({ ...node.calls }),
    async stop() {
      if (listener.listening) await standIn.goDown();
      await proxy?.close();
      connections.destroy();
      server.forceShutdown();
    },
  };
  clusters.set(standIn, cluster);
  return standIn;
}

function credentialsOf(tls: Certificate | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  return ServerCredentials.createSsl(null, [
    { cert_chain: Buffer.from(tls.cert), private_key: Buffer.from(tls.key) },
  ]);
}

function logOf({ firstPosition = 1000n, rememberedIds = 100_000 }: StandInOptions): Log {
  return new Log({ firstPosition, rememberedIds });
}

function joined(options: StandInOptions, endpoint: Endpoint): Cluster {
  const existing = options.joins === undefined ? undefined : clusters.get(options.joins);
  const cluster: Cluster = existing ?? { log: logOf(options), members: new Map(), leader: endpoint };
  cluster.members.set(endpoint, { alive: true });
  return cluster;
}
