import { Problem } from '#kafila/platform';

export const noSignIn = (): Problem =>
  new Problem({
    status: 404,
    code: 'no-sign-in',
    detail: 'Nobody signs in here: KAFILA_OIDC_ISSUER and KAFILA_OIDC_CLIENT_ID are not set.',
  });

export const signInUnknown = (): Problem =>
  new Problem({
    status: 400,
    code: 'sign-in-unknown',
    detail:
      'This browser began no sign-in here within ten minutes, or began another one since. Begin again: GET /login.',
  });

/** @param error as the issuer names it */
export const signInRefused = (error: string): Problem =>
  new Problem({
    status: 403,
    code: 'sign-in-refused',
    detail: 'The issuer did not let you in. Begin again: GET /login.',
    facts: { error: /^[a-z_]{1,60}$/.test(error) ? error : 'unnamed' },
  });

/** What the issuer answered does not belong to what was asked, or is not its own. */
export const signInFailed = (): Problem =>
  new Problem({
    status: 401,
    code: 'sign-in-failed',
    detail: 'What the issuer answered does not count for this sign-in. Begin again: GET /login.',
  });

export const invalidTarget = (): Problem =>
  new Problem({
    status: 400,
    code: 'invalid-query',
    detail: '`to` must be a path of this service, such as /docs.',
  });
