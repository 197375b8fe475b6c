import { hash } from 'node:crypto';
import { type ReportType } from '#kafila/domain';

/** The report id of the example of a type: another one for each, so that all examples can be sent as they are. */
export function exampleId(type: ReportType): string {
  return `01926f3a-7c1e-7d2a-9b7e-${hash('sha256', type, 'hex').slice(0, 12)}`;
}
