import { Problem } from '#kafila/platform';
import { errors, type JWTPayload, jwtVerify, type JWTVerifyResult } from 'jose';
import { type FoundIssuer } from './issuer.js';
import { issuerAway, tokenExpired, tokenInvalid } from './oidc.problems.js';

/** By how much the clocks of the issuer and of this machine may differ, in seconds. */
export const CLOCKS_DIFFER_BY = 10;

/** Claims without which nothing counts that an issuer signed. */
const REQUIRED = ['sub', 'iat', 'exp'];

/** What an issuer signed, with all that has to be in it. */
export type Claims = JWTPayload & { readonly sub: string; readonly iat: number; readonly exp: number };

export interface VerifyOptions {
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly now: number;
}

/**
 * Verifies what an issuer signed: by a key of its own and an algorithm that is allowed, for this audience, in time.
 *
 * @throws Problem `token-invalid`, `token-expired`, `issuer-away`
 */
export async function verifyToken(
  token: string,
  { name, keys }: FoundIssuer,
  { audience, algorithms, now }: VerifyOptions,
): Promise<{ readonly claims: Claims; readonly typ: string | undefined }> {
  try {
    const { payload, protectedHeader }: JWTVerifyResult = await jwtVerify(token, keys, {
      ...{ issuer: name, audience, algorithms: [...algorithms], requiredClaims: REQUIRED },
      ...{ clockTolerance: CLOCKS_DIFFER_BY, currentDate: new Date(now) },
    });
    const claims = payload as Claims;
    if (claims.sub === '') throw tokenInvalid('names nobody');
    if (claims.iat * 1000 > now + CLOCKS_DIFFER_BY * 1000) throw tokenInvalid('was issued in the future');
    return { claims, typ: protectedHeader.typ };
  } catch (error) {
    throw problemOf(error);
  }
}

function problemOf(error: unknown): Error {
  if (error instanceof Problem) return error;
  if (error instanceof errors.JWTExpired) return tokenExpired();
  if (error instanceof errors.JWTClaimValidationFailed)
    return tokenInvalid(WRONG_CLAIMS[error.claim] ?? `has a wrong ${error.claim}`);
  const known = WRONG.find(([kind]) => error instanceof kind);
  return known ? tokenInvalid(known[1]) : issuerAway();
}

const WRONG_CLAIMS: Readonly<Record<string, string>> = {
  aud: 'is for another audience',
  iss: 'is of another issuer',
  nbf: 'does not count yet',
};

const WRONG = [
  [errors.JOSEAlgNotAllowed, 'is signed by an algorithm that is not allowed'],
  [errors.JOSENotSupported, 'is signed in a way that is not known here'],
  [errors.JWKSNoMatchingKey, 'is signed by a key that the issuer does not have'],
  [errors.JWKSMultipleMatchingKeys, 'does not say by which key it is signed'],
  [errors.JWSSignatureVerificationFailed, 'has a signature that is not its own'],
  [errors.JWSInvalid, 'is malformed'],
  [errors.JWTInvalid, 'is malformed'],
] as const;
