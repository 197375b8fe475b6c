import { Channel, type ChannelCredentials, type ChannelOptions } from '@grpc/grpc-js';
import { askCluster, channelCredentials, seedsOf } from './ask-cluster.js';
import { type ServerAddress } from './find-hindrance.js';
import { findLeader, type Member, type Seed } from './find-leader.js';
import { type ReadUrl } from './read-url.js';

/** Milliseconds between two questions to a server who leads. */
const DISCOVERY_MS = 100;
/** For how long it counts whom a server named as the leader. */
const NAMED_FOR_MS = 1_000;

export interface Patience {
  /** Milliseconds without a word after which the server is probed. */
  readonly silentMs: number;
  /** Milliseconds within which it has to answer that, or be left. */
  readonly probeMs: number;
}

/** The way to the one server that leads. */
export class Route {
  /** It looks for the leader of a cluster at present. */
  isLeaderless = false;
  readonly #proof: ChannelCredentials;
  #named: (ServerAddress & { readonly at: number }) | undefined;

  constructor(
    private readonly url: ReadUrl,
    private readonly patience: Patience,
    private readonly closing: AbortSignal,
  ) {
    this.#proof = channelCredentials(url);
  }

  /** A failed call may name the leader: the next channel goes there. */
  noteLeader(error: Error & { readonly leader?: ServerAddress }): void {
    if (error.leader) this.#named = { ...error.leader, at: performance.now() };
  }

  /** A channel to the leader, or to the only server. Where none can be found it goes on to look until the end. */
  async channel(): Promise<Channel> {
    const { address, port } = await this.#server();
    return new Channel(`${address}:${port}`, this.#proof, channelOptions(this.patience, this.url));
  }

  async #server(): Promise<ServerAddress> {
    const { way, discovers } = this.url;
    const [only, ...others] = way.servers;
    const ask = (server: Seed): Promise<readonly Member[]> =>
      askCluster(server, this.#proof, this.patience.probeMs);
    const named = this.#named;
    this.#named = undefined;
    if (named && performance.now() - named.at < NAMED_FOR_MS && (await answers(ask(named)))) return named;
    if (only && !discovers && others.length === 0) return only;
    this.isLeaderless = true;
    const seeds = (): Promise<readonly Seed[]> => seedsOf(this.url);
    const found = await findLeader({ seeds, ask, pauseMs: DISCOVERY_MS, signal: this.closing });
    this.isLeaderless = false;
    return found;
  }
}

function answers(asked: Promise<unknown>): Promise<boolean> {
  return asked.then(
    () => true,
    () => false,
  );
}

/** Where nothing came on a channel for a while, it is probed, and dropped where it is silent: then the leader is looked for. */
function channelOptions({ silentMs, probeMs }: Patience, { connection }: ReadUrl): ChannelOptions {
  const { keepAliveInterval = silentMs, keepAliveTimeout = probeMs } = connection;
  const never = Number.MAX_SAFE_INTEGER;
  return {
    'grpc.keepalive_time_ms': keepAliveInterval < 0 ? never : keepAliveInterval,
    'grpc.keepalive_timeout_ms': keepAliveTimeout < 0 ? never : keepAliveTimeout,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 1_000,
    // A server takes events of up to 16 MB otherwise than by gRPC, and has to be able to give them.
    // What is tried again is decided here (`retry.ts`). A call that gRPC could try again costs a fifth more.
    'grpc.enable_retries': 0,
    'grpc.max_receive_message_length': 17 * 1024 * 1024,
  };
}
