import { type Report } from '#kafila/domain';
import { type Api, refusalOf } from './api.js';
import { type Outcome, outcomesIn } from './outcomes.js';
import { ServiceFailure } from './service-failure.js';
import { type Receipts, type Tally } from './tally.js';

/** How a unit hands over its reports. */
export type Envelope = 'single' | 'array' | 'stream';

/** Posts reports in one request each or all in one, and counts what became of them. */
export async function postReports(
  api: Api,
  reports: readonly Report[],
  envelope: Envelope,
  { tally, receipts }: { tally: Tally; receipts: Receipts },
): Promise<void> {
  tally.sent += reports.length;
  if (envelope === 'single') {
    for (const report of reports) {
      tally.requests.single++;
      const answer = await api.send({ method: 'POST', path: '/v1/reports', body: JSON.stringify(report) });
      const taken = answer.status === 200 || answer.status === 201;
      count(report, taken ? (answer.body as Outcome) : refusalOf(answer), tally, receipts);
    }
    return;
  }
  if (envelope === 'array') tally.requests.arrays++;
  else tally.requests.streams++;
  const answer = await api.send({
    method: 'POST',
    path: '/v1/reports',
    ...(envelope === 'array'
      ? { body: JSON.stringify(reports) }
      : {
          body: `${reports.map((report) => JSON.stringify(report)).join('\n')}\n`,
          type: 'application/x-ndjson',
        }),
  });
  const outcomes = outcomesIn(answer, reports.length);
  for (const [i, report] of reports.entries()) {
    const { outcome, problem } = outcomes[i] as Outcome;
    const refusal =
      outcome === 'refused' ? refusalOf({ status: 0, body: problem ?? outcomes[i] }) : undefined;
    count(report, refusal ?? (outcomes[i] as Outcome), tally, receipts);
  }
}

function count(report: Report, outcome: Outcome | string, tally: Tally, receipts: Receipts): void {
  if (typeof outcome === 'string') {
    const about = report.declarationRef ?? report.carnetNumber ?? report.convoyId ?? 'nothing';
    tally.refused.push(`${report.type} ${report.reportId} of ${about}: ${outcome}`);
    return;
  }
  const { stream, revision, position } = outcome;
  if (typeof position !== 'string') {
    throw new ServiceFailure(
      `Report ${report.reportId} got a receipt without a position: ${JSON.stringify(outcome)}`,
    );
  }
  const receipt = JSON.stringify({ stream, revision, position });
  const first = receipts.get(report.reportId) ?? receipt;
  if (receipt !== first) {
    throw new ServiceFailure(`Report ${report.reportId} got two receipts: ${first}, then ${receipt}`);
  }
  receipts.set(report.reportId, receipt);
  if (outcome.outcome === 'recorded') tally.recorded++;
  else tally.duplicate++;
  if (BigInt(position) > tally.position) tally.position = BigInt(position);
}
