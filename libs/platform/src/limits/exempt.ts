import { type FastifyRequest } from 'fastify';
import { type Caller } from '../door/caller.js';

/** Whom no limit of calls holds: this machine itself as long as there are no keys, and who hands over for many units. */
export function isExempt({ via, role }: Pick<Caller, 'via' | 'role'>): boolean {
  return via === 'local' || (role.includes('relay') && role.split('+').includes('relay'));
}

/** Asked every few seconds, for ever, by what watches the service. */
export function isProbe({ routeOptions: { url = '' } }: FastifyRequest): boolean {
  return url.startsWith('/health/') || url === '/metrics';
}
