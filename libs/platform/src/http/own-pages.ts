import type { FastifyRequest } from 'fastify';
import { type CallerSetting, hostOf } from '../settings/caller-settings.js';

type Request = Pick<FastifyRequest, 'headers'>;
type PublicUrls = Pick<CallerSetting, 'publicUrls'>;

/** No form can send it, and no script elsewhere without being asked first. */
const OWN_HEADER = 'kafila-request';

/**
 * The origin under which a request reached the service: that of `KAFILA_PUBLIC_URL` with this host, else the first of them.
 * Where none is set, the host that was asked, which was looked at before.
 */
export function originOf({ headers: { host = '' } }: Request, { publicUrls }: PublicUrls): string {
  const asked = host.toLowerCase();
  const [usual] = publicUrls;
  if (usual === undefined) return `http://${asked}`;
  return publicUrls.find((url) => hostOf(url) === asked || new URL(url).host === asked) ?? usual;
}

/** Whether a script of a page of this very service sent it. */
export function isFromOwnPage(request: Request, { publicUrls }: PublicUrls): boolean {
  const { origin, [OWN_HEADER]: own } = request.headers;
  if (origin === undefined || own === undefined) return false;
  const owns = publicUrls.length > 0 ? publicUrls : [originOf(request, { publicUrls })];
  return owns.includes(origin.toLowerCase());
}
