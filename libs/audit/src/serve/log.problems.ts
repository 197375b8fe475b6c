import { Problem } from '#kafila/platform';

/** The service has no log to show. */
export function logUnavailable(cause: unknown): Problem {
  return new Problem({
    status: 503,
    code: 'log-unavailable',
    detail:
      'No transparency log lies where this service looks for it (KAFILA_AUDIT_LOG_DIR). Ask the service that keeps it, ' +
      'or ask again in a few seconds if it was only just started.',
    headers: { 'retry-after': '5' },
    cause,
  });
}

/** The event is recorded, but the log has not got to it. */
export function logBehind(wanted: bigint, reached: bigint): Problem {
  return new Problem({
    status: 504,
    code: 'log-behind',
    detail:
      `The event is recorded at position ${wanted.toString()}; the log has come to ${reached.toString()}. Ask again. ` +
      'If it stays so, the log has stopped: /health/ready of the service that keeps it tells.',
    facts: { position: wanted.toString(), logPosition: reached.toString() },
    headers: { 'retry-after': '1' },
  });
}

export function notCosigned(): Problem {
  return new Problem({
    status: 404,
    code: 'not-cosigned',
    detail:
      'No witness has signed a checkpoint of this log. A witness is run by somebody else: kafila audit witness --help.',
  });
}

export function noSuchTile(path: string, size: number): Problem {
  return new Problem({
    status: 404,
    code: 'no-such-tile',
    detail:
      `The log has ${size} leaves, and so no '${path}'. Tiles are named tile/<level>/<index>[.p/<width>] ` +
      'and tile/entries/<index>[.p/<width>], with three digits a folder (C2SP tlog-tiles); read the checkpoint for the size.',
    facts: { path, size },
  });
}

export function noSuchSize(size: number, largest: number): Problem {
  return new Problem({
    status: 404,
    code: 'no-such-size',
    detail: `The log has ${largest} leaves, and never yet had ${size}.`,
    facts: { size, largest },
  });
}

/** The proof was asked for in a tree that ends before the event. */
export function notInTree(leaf: number, size: number): Problem {
  return new Problem({
    status: 404,
    code: 'not-in-tree',
    detail: `The event is leaf ${leaf}, counted from 0; a tree of ${size} leaves ends before it. Ask for a larger size.`,
    facts: { leaf, size },
  });
}

export function unknownStream(stream: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-stream',
    detail: `There is no stream '${stream}'. It is the one that a receipt names, e.g. convoy-nlc-2026-031.`,
    facts: { stream },
  });
}

export function unknownReport(stream: string, reportId: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-report',
    detail: `The stream '${stream}' has no event '${reportId}'. Give the id of the report, or the revision that a receipt names.`,
    facts: { stream, reportId },
  });
}

/** A log is kept, but its files cannot be read. */
export function notConfirmed(cause: Error): Problem {
  return new Problem({
    status: 503,
    code: 'history-not-confirmed',
    detail:
      'The files of the transparency log are damaged, so that nobody can say whether this history is as it was logged: ' +
      'kafila audit verify tells more.',
    cause,
  });
}
