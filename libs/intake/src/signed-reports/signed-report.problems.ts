import { Problem } from '#kafila/platform';
import { type ReportRefusalCode } from '#kafila/proof';

const REASONS: Partial<Record<ReportRefusalCode, string>> = {
  'signature-malformed':
    'it is kid, alg and value, and no more: 43 characters of base64url, a word, and 64 bytes in base64url without padding',
  'unknown-alg': 'alg is Ed25519 or ES256, and that of the key',
  'signature-differs': 'the report is not as the key signed it, or the signature is that of another',
  'number-too-large': 'a number is beyond 2^53',
  'half-character': 'a text holds half of a character',
};

/** @param reason as `verifyReport` (docs/signed-reports.md) names it */
export function signatureInvalid(reason: ReportRefusalCode): Problem {
  return new Problem({
    status: 422,
    code: 'signature-invalid',
    detail: `The signature is not valid: ${REASONS[reason] ?? reason}. The report was not recorded.`,
    errors: [{ pointer: '#/signature', code: reason, detail: 'is not a signature of this report' }],
    facts: { reason },
  });
}

/** It may be that the unit was enrolled a moment ago, elsewhere. */
export function unknownSigningKey(kid: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-signing-key',
    detail: `No unit that is known here has the key ${kid}. The report was not recorded; send it again when the unit is enrolled.`,
    errors: [{ pointer: '#/signature/kid', code: 'unknown-signing-key', detail: 'names no key of a unit' }],
    facts: { kid },
  });
}

export function signedForAnotherUnit(kid: string, own: string, named: string): Problem {
  return new Problem({
    status: 422,
    code: 'signed-for-another-unit',
    detail: `The key ${kid} is that of the unit ${own}, and the report says that ${named} saw it. A unit signs what it saw itself.`,
    errors: [
      { pointer: '#/unit/unitId', code: 'signed-for-another-unit', detail: 'is not the unit of the key' },
    ],
    facts: { kid, unitId: own },
  });
}

/** @param derived undefined where no id can be derived */
export function reportIdNotDerived(derived: string | undefined): Problem {
  const detail =
    derived === undefined
      ? 'The id of a signed report follows from its key, unit.sequence and occurredAt: give a sequence, and an instant since 1970.'
      : `The id of a signed report follows from its key, unit.sequence and occurredAt; that of this one is ${derived}.`;
  return new Problem({
    status: 422,
    code: 'report-id-not-derived',
    detail: `${detail} It was not recorded.`,
    errors: [{ pointer: '#/reportId', code: 'report-id-not-derived', detail: 'is not the derived id' }],
    ...(derived === undefined ? {} : { facts: { derived } }),
  });
}

export function reportIdOfSigned(): Problem {
  const detail = 'Ids of version 8 are those of signed reports alone; UUIDv7 is advised for others.';
  return new Problem({
    status: 422,
    code: 'report-id-of-signed',
    detail: `${detail} The report was not recorded.`,
    errors: [{ pointer: '#/reportId', code: 'report-id-of-signed', detail: 'is a UUID of version 8' }],
  });
}

/** Who relays reports says nothing itself. */
export function signatureNeeded(): Problem {
  return new Problem({
    status: 403,
    code: 'signature-needed',
    detail:
      'Whoever calls may hand over reports that units signed, and no others; this one is not signed. It was not recorded.',
  });
}
