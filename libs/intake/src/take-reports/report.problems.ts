import { type FieldError, Problem } from '#kafila/platform';

export function invalidReport(errors: readonly FieldError[]): Problem {
  const fields = errors.length === 1 ? '1 field' : `${errors.length} fields`;
  return new Problem({
    status: 422,
    code: 'invalid-report',
    detail: `The report cannot be understood: ${fields} to correct, see errors. It was not recorded.`,
    errors,
  });
}

export function unknownReportType(type: string, known: readonly string[]): Problem {
  const detail = `There is no report of type '${type.slice(0, 60)}'; known are ${known.join(', ')}.`;
  return new Problem({
    status: 422,
    code: 'unknown-report-type',
    detail,
    errors: [{ pointer: '#/type', code: 'unknown-report-type', detail }],
    facts: { known },
  });
}

export function unknownConvoy(convoyId: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-convoy',
    detail: `There is no convoy '${convoyId}'. The report was not recorded; send it again when the convoy is planned, or with the right id.`,
    errors: [{ pointer: '#/convoyId', code: 'unknown-convoy', detail: 'names no convoy' }],
    facts: { convoyId },
  });
}

/** @param otherPersons where other persons are named; the digests leave those out */
export function reportIdReused(
  reportId: string,
  { knownDigest, otherPersons }: { readonly knownDigest: string; readonly otherPersons?: readonly string[] },
  sentDigest: string,
): Problem {
  const other = otherPersons ? `another person at ${otherPersons.join(', ')}` : 'other content';
  return new Problem({
    status: 409,
    code: 'report-id-reused',
    detail: `Report ${reportId} is recorded with ${other}. Nothing was changed; to correct it, send a new report and a ReportRetracted that names the old one.`,
    facts: { reportId, knownDigest, sentDigest, ...(otherPersons ? { otherPersons } : {}) },
  });
}

export function lineTooLong(line: number, limit: number): Problem {
  return new Problem({
    status: 413,
    code: 'line-too-long',
    detail: `Line ${line} is longer than ${limit} bytes; a report is far shorter. It was not recorded; the lines behind it were read.`,
    facts: { line, limitBytes: limit },
  });
}

/** The problem of a line, with the number of the line. */
export function atLine(line: number, { status, code, detail, errors, facts }: Problem): Problem {
  const inLine = detail.replace('at line 1, column', 'at column');
  return new Problem({
    status,
    code,
    detail: `Line ${line}: ${inLine} It was not recorded; the lines beside it were.`,
    ...(errors && { errors }),
    facts: { ...facts, line },
  });
}

/** By a key of a unit, only what that unit saw is taken in. */
export function notYourUnit(own: string, named: string): Problem {
  return new Problem({
    status: 403,
    code: 'not-your-unit',
    detail: `This key is that of the unit ${own}, and the report says that ${named} saw it. Send it by the key of that unit.`,
    facts: { unitId: own },
  });
}
