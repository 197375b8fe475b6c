/** What keeps from an event store. Names that stay: health and alarms tell them. */
export type HindranceCode =
  | 'name-not-found'
  | 'refused'
  | 'no-answer'
  | 'no-leader'
  | 'certificate-expired'
  | 'certificate-not-trusted'
  | 'certificate-of-another'
  | 'server-without-tls'
  | 'server-with-tls'
  | 'wrong-user'
  | 'no-rights';

export interface Hindrance {
  readonly code: HindranceCode;
  /** One sentence for whoever runs Kafila: names the server. */
  readonly detail: string;
}

/** Where a setting is wrong, here or at the server, waiting does not help. */
const WRONG_SETTING: ReadonlySet<HindranceCode> = new Set([
  'server-without-tls',
  'server-with-tls',
  'wrong-user',
  'no-rights',
]);

export function isWrongSetting({ code }: Hindrance): boolean {
  return WRONG_SETTING.has(code);
}

/** Those that lie on the way to a server, in words about it. */
const ON_THE_WAY = {
  'name-not-found': (server: string) => `The name of ${server} cannot be found.`,
  refused: (server: string) => `${server} refuses connections.`,
  'no-answer': (server: string) => `${server} does not answer.`,
  'certificate-expired': (server: string) => `The certificate of ${server} has expired, or is not valid yet.`,
  'certificate-not-trusted': (server: string) =>
    `The certificate of ${server} is not trusted: tlsCAFile in EVENT_STORE_URL has to name the authority that signed it.`,
  'certificate-of-another': (server: string) => `The certificate of ${server} is that of another name.`,
  'server-without-tls': (server: string) =>
    `${server} does not speak TLS, and EVENT_STORE_URL asks for it: with tls=false it does not.`,
  'server-with-tls': (server: string) =>
    `${server} speaks TLS, and EVENT_STORE_URL says tls=false: take that away.`,
};

export type OnTheWay = keyof typeof ON_THE_WAY;

export function hindranceAt(server: string, code: OnTheWay): Hindrance {
  return { code, detail: ON_THE_WAY[code](server) };
}
