import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

interface Asked {
  readonly method?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** An answer that goes on. */
export interface FollowedFeed {
  readonly status: number;
  /** All that was told, once the other side has ended it. */
  readonly text: Promise<string>;
}

/** As much of a browser as signing in takes: it keeps cookies, follows nothing by itself, and says from where it comes. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();

  constructor(readonly origin: string) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Somebody goes to an address, by a link on another site. */
  visit(address: string): Promise<Response> {
    const headers = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    return this.#ask(address, { headers });
  }

  /** A script of a page of ours asks. */
  call(
    path: string,
    { method = 'GET', body }: { readonly method?: string; readonly body?: object } = {},
  ): Promise<Response> {
    const own = { origin: this.origin, 'kafila-request': '1', 'sec-fetch-site': 'same-origin' };
    const headers = { ...own, ...(body && { 'content-type': 'application/json' }) };
    return this.#ask(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  }

  /** As `EventSource` of a page of ours: resolves once it was answered. */
  async follow(path: string): Promise<FollowedFeed> {
    const headers = { accept: 'text/event-stream', 'sec-fetch-site': 'same-origin', cookie: this.cookie };
    const asked = request(new URL(path, this.origin), { headers }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 0, text: text(answer) };
  }

  /** All the way there and back; the answer is that of the page at which the issuer sends back. */
  async signIn(path = '/login'): Promise<Response> {
    const toIssuer = await this.visit(path);
    const back = await fetch(toIssuer.headers.get('location') ?? '', { redirect: 'manual' });
    return this.visit(back.headers.get('location') ?? '');
  }

  async #ask(address: string, { method = 'GET', headers, body }: Asked): Promise<Response> {
    const cookie = this.cookies.size > 0 ? { cookie: this.cookie } : {};
    const answer = await answerOf(new URL(address, this.origin), {
      method,
      headers: { ...headers, ...cookie },
      body,
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

/** `fetch` of Node says itself how it fetches. */
async function answerOf(url: URL, { method, headers, body }: Asked): Promise<Response> {
  const asked = request(url, { method, headers }).end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const told = new Headers();
  for (const [name, values = []] of Object.entries(answer.headersDistinct))
    for (const value of values) told.append(name, value);
  return new Response(await text(answer), { status: answer.statusCode ?? 0, headers: told });
}
