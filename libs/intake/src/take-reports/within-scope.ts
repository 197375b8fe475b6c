import { type Caller, outOfScope } from '#kafila/platform';
import { type ReportScope } from '../scope/report-scope.js';
import { type JudgedReport } from './judge-report.js';

/**
 * A report that is outside the scope of whoever hands it over is refused, unless it is known (law 2). No promise where the
 * caller has no scope.
 */
export function withinScope(
  judged: JudgedReport,
  { scope }: Pick<Caller, 'scope'>,
  reports: ReportScope,
): JudgedReport | Promise<JudgedReport> {
  if (scope === undefined || judged.refusal) return judged;
  const decided = async (): Promise<JudgedReport> => {
    if (await reports.allows(scope, judged)) return judged;
    return { ...judged, refusal: outOfScope(), fact: { ...judged.fact, onlyIfKnown: true } };
  };
  return decided();
}
