import { Problem } from '#kafila/platform';
import { type PrincipalKind } from '../principals/principal-streams.js';

export const noAdminYet = (): Problem =>
  new Problem({
    status: 409,
    code: 'no-admin-yet',
    detail:
      'Nobody could decide who may what after this: from the first principal on, calls need a key. Run `kafila access init` on the host first.',
  });

export const principalUnreadable = (stream: string, revision: number): Problem =>
  new Problem({
    status: 409,
    code: 'principal-unreadable',
    detail: `Event ${revision} of the stream ${stream} says nothing that this version understands, so nobody comes in by a key of it. Take another id.`,
    facts: { principal: stream, revision },
  });

export const contended = (stream: string): Problem =>
  new Problem({
    status: 503,
    code: 'principal-contended',
    detail: `Others are deciding of ${stream} at the same time; ask again.`,
    headers: { 'retry-after': '1' },
  });

export const invalidPrincipal = (id: string): Problem =>
  new Problem({
    status: 422,
    code: 'invalid-principal',
    detail:
      'An id has up to 64 letters, digits, dots, underscores and hyphens; the first is a letter or digit. It stays in the log for ever: let it name a post or a number, and no person.',
    facts: { id: id.slice(0, 100) },
  });

export const unknownKind = (kind: string): Problem =>
  new Problem({
    status: 404,
    code: 'not-found',
    detail: `There are \`principals\` and \`units\`, and no '${kind.slice(0, 100)}'.`,
  });

export const unknownPrincipal = (kind: PrincipalKind, id: string): Problem =>
  new Problem({
    status: 404,
    code: 'unknown-principal',
    detail:
      kind === 'units'
        ? `The unit ${id} has no key. It gets its first one by POST /v1/access/units/${id}/keys.`
        : `Nobody is known as ${id}. Grant roles first: PUT /v1/access/principals/${id}/roles.`,
    facts: { id },
  });

export const unknownKeyId = (keyId: string): Problem =>
  new Problem({
    status: 404,
    code: 'unknown-key-id',
    detail: 'This principal has no key of this id; see GET /v1/access.',
    facts: { keyId: keyId.slice(0, 100) },
  });

export const lastAdmin = (): Problem =>
  new Problem({
    status: 409,
    code: 'last-admin',
    detail:
      'Nobody else could decide who may what any more. Grant that to another principal first, and issue a key to it.',
  });

export const adminSeesPersons = (): Problem =>
  new Problem({
    status: 422,
    code: 'admin-sees-persons',
    detail:
      'Who decides who may what sees no persons: `admin` goes with neither `desk` nor `privacy`. Take a principal for each.',
  });

export const alreadyExpired = (): Problem =>
  new Problem({
    status: 422,
    code: 'already-expired',
    detail: 'expiresAt lies in the past, so the key would be good for nothing.',
  });
