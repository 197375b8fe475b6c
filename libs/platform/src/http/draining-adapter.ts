import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';

const HURRY_EVERY_MS = 100;

/**
 * Lets a server stop without cutting off what it has begun. Nest first calls `beforeClose`, then the hooks
 * `onModuleDestroy` and `beforeApplicationShutdown`, then `close`, then `onApplicationShutdown`: requests in flight
 * are finished before the last of these, which is where stores are closed.
 */
export class DrainingAdapter extends FastifyAdapter {
  private readonly sockets = new Set<Socket>();
  private readonly inFlight = new Set<ServerResponse>();
  private readonly stop = new AbortController();
  private drained: Promise<void> | undefined;

  get stopping(): AbortSignal {
    return this.stop.signal;
  }

  watchConnections(): void {
    this.server().on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  begun(response: ServerResponse): void {
    this.inFlight.add(response);
    // One whose connection was cut is never finished otherwise.
    response.once('close', () => {
      this.finished(response);
    });
  }

  finished(response: ServerResponse): void {
    this.inFlight.delete(response);
    if (this.stopping.aborted) this.closeQuietConnections();
  }

  /** Stops taking connections, tells long answers to end, and lets go of connections on which nothing is under way. */
  override beforeClose(): void {
    super.beforeClose();
    if (this.drained) return;
    this.stop.abort();
    this.drained = new Promise((resolve) => {
      // An error says that it never listened: then there is nothing to wait for.
      this.server().close(() => {
        resolve();
      });
    });
    this.hurry();
    // An event stream may begin after this, where its handler waited for something.
    const again = setInterval(() => {
      this.hurry();
    }, HURRY_EVERY_MS);
    void this.drained.then(() => {
      clearInterval(again);
    });
  }

  private hurry(): void {
    for (const response of this.inFlight) endOrHurry(response);
    this.closeQuietConnections();
  }

  override async close(): Promise<void> {
    this.beforeClose();
    await this.drained;
    await super.close();
  }

  /** Node does not close connections that never sent anything: browsers and load balancers open such in advance. */
  private closeQuietConnections(): void {
    const busy = new Set([...this.inFlight].map((response) => response.req.socket));
    for (const socket of this.sockets) {
      // One that is ending already would gather a listener each time.
      if (!busy.has(socket) && socket.writable) socket.destroySoon();
    }
  }

  private server(): Server {
    return this.getInstance().server;
  }
}

function endOrHurry(response: ServerResponse): void {
  if (response.writableEnded) return;
  if (!response.headersSent) {
    response.setHeader('connection', 'close');
  } else if (isEventStream(response)) {
    // Its source may still write once before it learns of the end.
    response.on('error', () => undefined);
    response.end();
  }
}

/** Nest hands the headers of an event stream straight to `writeHead`: Node keeps them as text only, not for `getHeader`. */
function isEventStream(response: ServerResponse): boolean {
  return '_header' in response && /^content-type: text\/event-stream/im.test(String(response._header));
}
