import { isIP } from 'node:net';

/** From where the service may be called. */
export interface CallerSetting {
  /** Others are told where to reach the service. */
  readonly isPublic: boolean;
  /** Origins under which it is reached, lower case; the first is the usual one. */
  readonly publicUrls: readonly string[];
  /** Hosts under which the service is known beside its own addresses: lower case, `name` (any port) or `name:port`. */
  readonly allowedHosts: readonly string[];
  /** Origins of web pages elsewhere that may call it, lower case. */
  readonly corsOrigins: readonly string[];
  /** Whether browsers are to call by https alone: all public URLs say so. */
  readonly isHttps: boolean;
  /** Addresses and networks of proxies that are believed who they call for. */
  readonly trustedProxies: readonly string[];
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

export function areProxies(value: string): boolean {
  return itemsOf(value).every((item) => {
    const [address = '', bits, ...more] = item.split('/');
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (most < 0 || more.length > 0) return false;
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  });
}

/** Each is a comma list that was checked. */
export function callersOf(lists: {
  readonly publicUrls: string | undefined;
  readonly allowedHosts: string | undefined;
  readonly corsOrigins: string | undefined;
  readonly trustedProxies: string | undefined;
}): CallerSetting {
  const publicUrls = itemsOf(lists.publicUrls);
  return {
    isPublic: publicUrls.length > 0,
    publicUrls: publicUrls.map((url) => new URL(url).origin),
    isHttps: publicUrls.length > 0 && publicUrls.every((url) => new URL(url).protocol === 'https:'),
    trustedProxies: itemsOf(lists.trustedProxies),
    allowedHosts: [
      ...publicUrls.map(hostOf),
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
