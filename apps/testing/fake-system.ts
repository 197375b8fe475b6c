import { type Report } from '#kafila/domain';
import { type Answer, type Api, type Request } from '../client/api.js';

/** One report as it came in. */
export interface Taken {
  readonly report: Report;
  readonly type: string;
  /** How many came in the same request. */
  readonly together: number;
}

/** An intake that keeps everything in memory and answers as the API says. */
export interface FakeSystem extends Api {
  readonly decisions: { readonly path: string; readonly body: { readonly occurredAt: string } }[];
  readonly taken: Taken[];
  /** The idempotency keys of the decisions, in the order they came. */
  readonly keys: string[];
  /** Paths of decisions, and `report` for each report, in the order they came. */
  readonly order: string[];
}

/**
 * @param outcome what to answer to a report instead of a receipt; undefined for the receipt
 */
export function fakeSystem(outcome?: (report: Report) => object | undefined): FakeSystem {
  const receipts = new Map<string, object>();
  const system: FakeSystem = {
    decisions: [],
    taken: [],
    keys: [],
    order: [],
    send: (request) => Promise.resolve(answer(request)),
  };

  function answer(request: Request): Answer {
    const { path, type = 'application/json', idempotencyKey = '' } = request;
    const body = Buffer.from(request.body ?? '').toString();
    if (path !== '/v1/reports') {
      system.decisions.push({ path, body: JSON.parse(body) as { occurredAt: string } });
      system.keys.push(idempotencyKey);
      system.order.push(path);
      return { status: 201, body: { position: String(system.order.length) } };
    }
    const lines = type === 'application/x-ndjson' ? body.trimEnd().split('\n') : undefined;
    const sent = lines
      ? lines.map((line) => JSON.parse(line) as Report)
      : (JSON.parse(body) as Report | Report[]);
    if (!Array.isArray(sent)) return single(take(sent, type, 1));
    const outcomes = sent.map((report, index) => ({ index, ...take(report, type, sent.length) }));
    return { status: 200, body: { outcomes } };
  }

  function take(report: Report, type: string, together: number): object {
    system.taken.push({ report, type, together });
    system.order.push('report');
    const given = outcome?.(report);
    if (given) return given;
    const known = receipts.get(report.reportId);
    if (known) return { outcome: 'duplicate', ...known };
    const receipt = {
      reportId: report.reportId,
      stream: `convoy-${report.convoyId ?? ''}`,
      revision: receipts.size,
      position: String(system.order.length),
    };
    receipts.set(report.reportId, receipt);
    return { outcome: 'recorded', ...receipt };
  }

  return system;
}

function single(outcome: object): Answer {
  return { status: 'problem' in outcome ? 422 : 201, body: 'problem' in outcome ? outcome.problem : outcome };
}
