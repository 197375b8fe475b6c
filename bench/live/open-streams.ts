import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const EVENT = /id: (\d+)\nevent: convoy\n/g;
/** Longer than what EVENT matches: the beginning of one may be at the end of what has come. */
const TAIL = 64;

/** One open stream of the live feed: when the state of which change came. */
export interface OpenStream {
  /** Position of the event that changed the convoy, and when that arrived; milliseconds of `performance.now`. */
  readonly states: { readonly position: string; readonly at: number }[];
  close(): void;
}

/** Opens a stream over a connection of its own; the least that can be done with what comes, so that it costs little. */
export async function openStream(url: string, query: string): Promise<OpenStream> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  socket.setEncoding('latin1');
  await once(socket, 'connect');
  const states: { position: string; at: number }[] = [];
  let tail = '';
  const begun = new Promise<void>((resolve, reject) => {
    socket.once('data', (head: string) => {
      if (head.startsWith('HTTP/1.1 200')) resolve();
      else reject(new Error(`A stream was answered ${head.slice(0, 100)}`));
    });
    socket.once('close', () => {
      reject(new Error('A stream was closed.'));
    });
  });
  socket.on('data', (some: string) => {
    const at = performance.now();
    const text = tail + some;
    let end = 0;
    for (const match of text.matchAll(EVENT)) {
      states.push({ position: match[1] ?? '', at });
      end = match.index + match[0].length;
    }
    tail = text.slice(Math.max(end, text.length - TAIL));
  });
  socket.write(`GET /v1/live${query} HTTP/1.1\r\nHost: kafila\r\n\r\n`);
  await begun;
  return { states, close: () => socket.destroy() };
}
