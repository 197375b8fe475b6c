import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a client and its server, as a network does. */
export interface SilentProxy {
  readonly port: number;
  /** From now on nothing goes either way, and nothing is closed: as where a machine or its network has vanished. */
  fallSilent(): void;
  /** What was kept back goes on, and what comes. */
  speakAgain(): void;
  /** Connections that are open. */
  open(): number;
  close(): Promise<void>;
}

export async function startSilentProxy(server: { host: string; port: number }): Promise<SilentProxy> {
  let silent = false;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    return silent ? socket.pause() : socket;
  };
  const proxy = createServer({ allowHalfOpen: true }, (near) => {
    const far = keep(connect({ ...server, allowHalfOpen: true }));
    keep(near);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (data) => to.write(data));
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    fallSilent() {
      silent = true;
      for (const socket of sockets) socket.pause();
    },
    speakAgain() {
      silent = false;
      for (const socket of sockets) socket.resume();
    },
    open: () => sockets.size / 2,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
