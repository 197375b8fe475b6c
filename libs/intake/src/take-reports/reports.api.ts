import { ApiAnswer, ApiProblemOr, shapeOf, unionOf } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReportOutcomes, ReportReceipt } from './report.answers.js';
import { REPORT_SHAPES } from './report.request.js';
import {
  SHORT_JSON,
  ShortReportOutcomes,
  ShortReportReceipt,
  ShortReportRefusal,
} from './short/short.answers.js';

const Report = unionOf(Object.values(REPORT_SHAPES));
const OneOrMany = { oneOf: [Report, { type: 'array', items: Report, description: 'Many reports.' }] };

const receipt = {
  outcome: 'recorded',
  reportId: '01926f3a-7c1e-7d2a-9b7e-5a1f0c3d2e4b',
  stream: 'convoy-nlc-2026-031',
  revision: 7,
  position: '8',
  recordedAt: '2026-03-03T04:41:02.113Z',
};

const shortReceipt = { outcome: receipt.outcome, reportId: receipt.reportId, position: receipt.position };

/** A refusal of one report, which may be asked for in short. */
const ApiRefusal = ApiProblemOr({ [SHORT_JSON]: { described: ShortReportRefusal } });

/** Describes POST /v1/reports in the API's document. */
export function ApiReports(): MethodDecorator {
  return applyDecorators(
    ApiTags('Field units'),
    ApiOperation({
      summary: 'Take reports in',
      description:
        'One report as a JSON object, up to 5,000 as a JSON array, or a stream of any length as application/x-ndjson, one report a line. A report is answered when it is durable. Sent again, it gets its first receipt and adds nothing. With `Accept: application/json; profile=short` each receipt has less than 120 bytes.',
    }),
    ApiConsumes('application/json', 'application/x-ndjson'),
    ApiBody({ required: true, schema: OneOrMany, examples: examples() }),
    ApiAnswer(201, ReportReceipt, {
      description: 'One report, recorded.',
      examples: { recorded: receipt },
      otherTypes: { [SHORT_JSON]: { described: ShortReportReceipt, examples: { recorded: shortReceipt } } },
    }),
    ApiAnswer(200, [ReportReceipt, ReportOutcomes], {
      description: 'One report that was recorded before, or the outcomes of many.',
      examples: {
        'recorded before': { ...receipt, outcome: 'duplicate' },
        many: {
          outcomes: [{ index: 0, ...receipt }],
          missing: [
            { unitId: 'torkham-pk-gate-2', missing: [{ from: 42, to: 42 }], words: '1-41, 43; send 42' },
          ],
        },
      },
      otherTypes: {
        [SHORT_JSON]: {
          described: [ShortReportReceipt, ShortReportOutcomes],
          examples: { many: { outcomes: [shortReceipt] } },
        },
      },
    }),
    ApiRefusal(
      400,
      'Not readable.',
      'malformed-json',
      'json-too-deep',
      'forbidden-key',
      'repeated-key',
      'empty-body',
    ),
    ApiRefusal(
      403,
      'Whoever calls may not.',
      'not-allowed',
      'out-of-scope',
      'not-your-unit',
      'signature-needed',
    ),
    ApiRefusal(404, 'No such convoy, or key; send it again later.', 'unknown-convoy', 'unknown-signing-key'),
    ApiRefusal(
      409,
      'The id stands for other content about the same convoy, carnet or declaration.',
      'report-id-reused',
    ),
    ApiRefusal(413, 'Too much at once.', 'body-too-large', 'too-many-items', 'too-many-values'),
    ApiRefusal(
      422,
      'Not understandable.',
      'invalid-report',
      'unknown-report-type',
      'signature-invalid',
      'signed-for-another-unit',
      'report-id-not-derived',
      'report-id-of-signed',
    ),
    ApiRefusal(
      503,
      'Send it again, unchanged.',
      'event-store-busy',
      'event-store-unavailable',
      'person-keys-unavailable',
      'event-store-changed',
      'stream-deleted',
      'stream-truncated',
      'convoy-contended',
      'carnet-contended',
      'declaration-contended',
    ),
  );
}

function examples(): Record<string, { summary: string; value: unknown }> {
  return Object.fromEntries(
    Object.entries(REPORT_SHAPES).map(([type, shape]) => {
      const { description = type, examples = [] } = shapeOf(shape);
      return [type, { summary: description, value: examples[0] }];
    }),
  );
}
