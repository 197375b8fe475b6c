/** From where the service may be called. */
export interface CallerSetting {
  /** Others are told where to reach the service. */
  readonly isPublic: boolean;
  /** Hosts under which the service is known beside its own addresses: lower case, `name` (any port) or `name:port`. */
  readonly allowedHosts: readonly string[];
  /** Origins of web pages elsewhere that may call it, lower case. */
  readonly corsOrigins: readonly string[];
}

const HOST = /^(\[[0-9a-f:]+\]|[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9])?)(:\d{1,5})?$/i;

export function arePublicUrls(value: string): boolean {
  return itemsOf(value).every((item) => isWebOrigin(item.replace(/\/$/, '')));
}

export function areHosts(value: string): boolean {
  return itemsOf(value).every((item) => HOST.test(item));
}

export function areOrigins(value: string): boolean {
  return itemsOf(value).every(isWebOrigin);
}

/** Each is a comma list that was checked. */
export function callersOf(lists: {
  readonly publicUrls: string | undefined;
  readonly allowedHosts: string | undefined;
  readonly corsOrigins: string | undefined;
}): CallerSetting {
  return {
    isPublic: itemsOf(lists.publicUrls).length > 0,
    allowedHosts: [
      ...itemsOf(lists.publicUrls).map(hostOf),
      ...itemsOf(lists.allowedHosts).map((host) => host.toLowerCase()),
    ],
    corsOrigins: itemsOf(lists.corsOrigins).map((origin) => new URL(origin).origin),
  };
}

/** The host of a URL with its port, also where that is the usual one. */
export function hostOf(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  const usual = protocol === 'https:' ? '443' : '80';
  return `${hostname}:${port === '' ? usual : port}`;
}

function itemsOf(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Whether this is what a browser sends as `Origin`: no path, no query. */
export function isWebOrigin(text: string): boolean {
  return /^https?:\/\/[^/?#@\\\s]+$/i.test(text) && URL.canParse(text);
}
