/** Headers by which a proxy says that it called for somebody else. */
const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

interface Call {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** Whether a call comes from a program on this machine that speaks for itself. */
export function isFromThisMachine({ headers, socket: { remoteAddress = '' } }: Call): boolean {
  if (FORWARDING.some((name) => headers[name] !== undefined)) return false;
  const address = remoteAddress.replace(/^::ffff:/, '');
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}
