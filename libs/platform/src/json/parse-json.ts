import secureJson from 'secure-json-parse';
import { Problem } from '../problems/problem.js';
import { locateJsonFault } from './locate-json-fault.js';
import { nestsDeeperThan } from './nesting.js';

/** Deeper JSON is refused: nothing that Kafila records nests a tenth of it. */
export const MAX_JSON_DEPTH = 500;

export type Parsed =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

/**
 * Parses JSON text from outside: a body, or one line of NDJSON. Refuses, as a problem with status 400, what is not
 * JSON (`malformed-json`, with line and column), what nests deeper than 500 levels (`json-too-deep`), and keys that
 * would reach into the prototype of an object (`forbidden-key`).
 */
export function parseJson(text: string): Parsed {
  if (nestsDeeperThan(text, MAX_JSON_DEPTH)) return { ok: false, problem: tooDeep() };
  try {
    return { ok: true, value: secureJson.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {
      ok: false,
      problem: error.message.includes('forbidden') ? forbiddenKey() : malformed(text, error),
    };
  }
}

function tooDeep(): Problem {
  return new Problem({
    status: 400,
    code: 'json-too-deep',
    detail: `The JSON nests deeper than ${MAX_JSON_DEPTH} levels.`,
    facts: { maxDepth: MAX_JSON_DEPTH },
  });
}

function forbiddenKey(): Problem {
  return new Problem({
    status: 400,
    code: 'forbidden-key',
    detail: 'The JSON holds the key "__proto__", or "constructor" with "prototype" in it; leave it out.',
  });
}

function malformed(text: string, error: SyntaxError): Problem {
  const fault = locateJsonFault(text);
  const detail = fault
    ? `Not JSON at line ${fault.line}, column ${fault.column}: ${fault.what}.`
    : `Not JSON: ${error.message}`;
  return new Problem({
    status: 400,
    code: 'malformed-json',
    detail,
    ...(fault && { facts: { line: fault.line, column: fault.column } }),
  });
}
