/** A body as it came: what a test expects of it is the test. */
export type Body = Readonly<Record<string, unknown>>;

/** An answer of the API, its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Speaks HTTP to a service as a field unit, the desk or a dashboard would. */
export class Api {
  /** @param always headers of every call, such as a key */
  constructor(
    readonly url: string,
    private readonly always: Readonly<Record<string, string>> = {},
  ) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return read(await fetch(`${this.url}/v1${path}`, { headers: { ...this.always, ...headers } }));
  }

  /** Sends JSON; a string is sent as it is. */
  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await fetch(`${this.url}/v1${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...this.always, ...headers },
    });
    return read(answer);
  }

  /** Sends lines as NDJSON. */
  postLines(path: string, lines: readonly string[]): Promise<Answer> {
    return this.post(path, lines.join('\n'), { 'content-type': 'application/x-ndjson' });
  }
}

async function read(answer: Response): Promise<Answer> {
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
}
