import { createHash } from 'node:crypto';
import { ACCESS_PREFIX } from '#kafila/domain';

/** Who signed in at an issuer, as events name him: the same for ever, and neither name nor address. */
export function streamOfPerson(issuer: string, sub: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([issuer, sub]))
    .digest('base64url');
  return `${ACCESS_PREFIX}oidc-${digest.slice(0, 22)}`;
}
