/** Why a report is not written in the thin form. Stable: apps act on it. */
export type ThinRefusalCode =
  /** It takes more than 160 characters. */
  | 'thin-too-long'
  /** The form has no way to write a member, or the value of it. */
  | 'thin-not-carried'
  | 'thin-unknown-type'
  /** The id of a signed report is not the one that follows from its key, sequence and time. */
  | 'thin-id-not-derived';

/** Why a line is no report. Stable: units act on it. */
export type ThinFaultCode =
  | 'thin-too-long'
  /** A character stands in it that no thin report has. */
  | 'thin-wrong-character'
  /** The check characters are not those of what stands before them. */
  | 'thin-wrong-check'
  /** It begins otherwise than any form that is known. */
  | 'thin-unknown-form'
  /** A code for which nothing stands in the tables: whoever wrote it has newer ones. */
  | 'thin-unknown-code'
  /** The characters are right, but nobody wrote a report so. */
  | 'thin-malformed';

/** What is wrong with a line, and what to do. */
export interface ThinFault {
  readonly code: ThinFaultCode;
  readonly detail: string;
}

/** Why a report cannot be written, and what to do. */
export interface ThinRefusal {
  readonly code: ThinRefusalCode;
  readonly detail: string;
  /** JSON pointer to the member of the report that is the reason. */
  readonly pointer?: string;
}

/** A line is no report. */
export class ThinUnreadable extends Error {
  override readonly name = 'ThinUnreadable';

  constructor(
    readonly code: ThinFaultCode,
    readonly detail: string,
  ) {
    super(detail);
  }

  static ofCode(list: string, code: string): ThinUnreadable {
    const detail = `There is no ${list} with the code ${code} here: whoever wrote it has newer tables. Send the report as JSON, or bring the service up to date.`;
    return new ThinUnreadable('thin-unknown-code', detail);
  }

  static malformed(what: string): ThinUnreadable {
    const detail = `The check characters fit, but ${what}: the app that wrote it is wrong. Send the report as JSON.`;
    return new ThinUnreadable('thin-malformed', detail);
  }
}
