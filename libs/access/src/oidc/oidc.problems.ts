import { Problem } from '#kafila/platform';
import { type Role } from '../roles/roles.js';

const CHALLENGE = { 'www-authenticate': 'Bearer realm="kafila", error="invalid_token"' };

/** @param why what is wrong with it, to be read after "it" */
export const tokenInvalid = (why: string): Problem =>
  new Problem({
    status: 401,
    code: 'token-invalid',
    detail: `This token does not count: it ${why}.`,
    headers: CHALLENGE,
  });

export const tokenExpired = (): Problem =>
  new Problem({
    status: 401,
    code: 'token-expired',
    detail: 'This token has expired. Get another one of the issuer.',
    headers: CHALLENGE,
  });

/** Nobody comes in by what cannot be verified. Who has a key is not asked for more. */
export const issuerAway = (): Problem =>
  new Problem({
    status: 503,
    code: 'issuer-away',
    detail:
      'The issuer of tokens does not answer, so that nobody can sign in, nor is any token verified; ask again.',
    headers: { 'retry-after': '30' },
  });

export const claimsAdminWithPersons = (roles: readonly Role[]): Problem =>
  new Problem({
    status: 403,
    code: 'admin-sees-persons',
    detail:
      'Who decides who may what sees no persons, and the issuer says both of you: `admin` goes with neither `desk` nor `privacy`. Have one of them taken away there, or take another account.',
    facts: { roles },
  });
