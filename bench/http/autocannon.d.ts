/** The part of autocannon 9 that is used here; it brings no types. */
declare module 'autocannon' {
  import { type EventEmitter } from 'node:events';

  export interface Request {
    readonly body: string;
  }

  /** One connection. */
  export interface Client extends EventEmitter {
    /** A copy that belongs to this connection alone. */
    readonly opts: { verifyBody?: (body: string) => boolean };
    setRequests(requests: readonly Request[]): void;
    on(event: 'response', listener: (status: number, bytes: number, milliseconds: number) => void): this;
  }

  export interface Options {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly connections: number;
    /** Requests in all, spread over the connections. */
    readonly amount: number;
    /** Milliseconds between looks at whether all is done. */
    readonly sampleInt: number;
    readonly setupClient: (client: Client) => void;
  }

  export interface Result {
    /** Connections that broke, and requests that timed out. */
    readonly errors: number;
  }

  export default function autocannon(options: Options): PromiseLike<Result>;
}
