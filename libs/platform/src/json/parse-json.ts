import { isUtf8 } from 'node:buffer';
import secureJson from 'secure-json-parse';
import { type Problem } from '../problems/problem.js';
import { JsonScan } from './json-scan.js';
import { forbiddenKey, malformed, notUtf8, repeatedKey, tooMuch } from './json.problems.js';
import { locateJsonFault } from './locate-json-fault.js';
import { membersIn, repeatedNameIn } from './repeated-name.js';

export type Parsed =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Why it is refused nevertheless, unless it was taken before there was such a rule. */
      readonly fault?: Problem;
    }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Parses JSON from outside that stands for one thing: a line of NDJSON, or a text. Refuses, as a problem, what is not JSON
 * (400 `malformed-json`, with line and column), keys that would reach into the prototype of an object (400
 * `forbidden-key`), and what nests too deep or holds too much (`tooMuch`). A name that stands twice in an object (400
 * `repeated-key`) and bytes that are no UTF-8 are a fault beside the value.
 */
export function parseJson(bytes: Buffer): Parsed {
  const scan = new JsonScan();
  const excess = scan.take(bytes, bytes.length);
  if (excess) return { ok: false, problem: tooMuch(excess) };
  const parsed = parseScanned(bytes.toString('utf8'), scan.members);
  return parsed.ok && !isUtf8(bytes) ? { ...parsed, fault: notUtf8('The line') } : parsed;
}

/** @param members how many are written in it */
export function parseScanned(text: string, members: number): Parsed {
  let value: unknown;
  try {
    value = secureJson.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const fault = locateJsonFault(text);
    // It is JSON: then it was a key that is refused.
    return { ok: false, problem: fault ? malformed(fault) : forbiddenKey() };
  }
  // A parser keeps one member of each name.
  if (membersIn(value) === members) return { ok: true, value };
  return { ok: true, value, fault: repeatedKey(repeatedNameIn(text) ?? '') };
}
