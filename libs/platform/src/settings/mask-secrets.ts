const CREDENTIALS = /\b([a-z][a-z0-9+.-]{0,20}:)(\/\/)?[^\s]{0,300}@/gi;
const SECRET_PARAMETERS = /([?&][^?=&\s]{0,40}(?:password|secret|token|key)[^?=&\s]{0,40}=)[^&\s]*/gi;

/**
 * Replaces what looks like a secret in any text: credentials in URLs (also in URLs that are not well formed) and
 * parameters named like one. The user name goes too: it is of no help where a secret may be mixed into it.
 */
export function maskSecrets(text: string): string {
  return text.replace(CREDENTIALS, '$1$2***@').replace(SECRET_PARAMETERS, '$1***');
}
