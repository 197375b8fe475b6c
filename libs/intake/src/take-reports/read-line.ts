import { parseJson } from '#kafila/platform';
import { type Sent } from './take-reports.command.js';

/** What a line of a stream says. */
export type ReadLine = (line: Buffer) => Sent;

/** Of NDJSON. */
export const readJsonLine: ReadLine = (line) => {
  const parsed = parseJson(line);
  return parsed.ok ? { body: parsed.value, fault: parsed.fault } : { problem: parsed.problem };
};
