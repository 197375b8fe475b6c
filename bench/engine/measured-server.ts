import { startServer } from '../http/server-process.js';

/** What the figures were taken on. */
export interface MeasuredServer {
  readonly name: string;
  readonly url: string;
  /** Aims bind a real server only. */
  readonly isReal: boolean;
  stop(): Promise<void>;
}

/** The server at `KAFILA_TEST_ESDB_URL`, else the stand-in of the tests, which keeps everything in memory. */
export async function measuredServer(): Promise<MeasuredServer> {
  const url = process.env['KAFILA_TEST_ESDB_URL'];
  if (url !== undefined && url !== '') {
    const host = url.replace(/^[^/]*\/\/([^@/]*@)?/, '').replace(/\?.*$/, '');
    return { name: `the server at ${host}`, url, isReal: true, stop: () => Promise.resolve() };
  }
  const program = new URL('../../libs/event-store/src/testing/stand-in/serve.js', import.meta.url);
  const standIn = await startServer(program, {}, []);
  return {
    name: 'the stand-in of the tests, in memory',
    url: standIn.url,
    isReal: false,
    stop: () => standIn.stop(),
  };
}
