import { ApiAnswer, ApiProblem } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReportOutcomes } from '../take-reports/report.answers.js';
import { SHORT_JSON, ShortReportOutcomes } from '../take-reports/short/short.answers.js';

const LINE = 'U104DNP8WO3U03CM4G9RTJXSITR53R1H3SX8R3A*Utorkham-pk-gate-2*Cnlc-2026-031*VPK-TLK914*P0K*D00TE6';

const RECORDED = {
  index: 0,
  outcome: 'recorded',
  reportId: '01926f3a-7c1e-7d2a-9b7e-5a1f0c3d2e4b',
  stream: 'convoy-nlc-2026-031',
  revision: 7,
  position: '8',
  recordedAt: '2026-03-03T16:12:02.113Z',
};

const GARBLED = {
  index: 1,
  outcome: 'refused',
  problem: {
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: 422,
    code: 'thin-wrong-check',
    line: 2,
  },
};

/** Describes POST /v1/reports/thin in the API's document. */
export function ApiThinReports(): MethodDecorator {
  return applyDecorators(
    ApiTags('Field units'),
    ApiOperation({
      summary: 'Take reports of one short message each',
      description:
        'Lines of at most 160 characters, for SMS and satellite messengers (docs/thin-form.md). Each is the same report as in JSON, with the same id and content, and is judged as that; a stream of any length.',
    }),
    ApiConsumes('text/plain'),
    ApiBody({
      required: true,
      schema: { type: 'string', description: 'One report a line.' },
      examples: { line: { summary: 'A truck left Torkham', value: LINE } },
    }),
    ApiAnswer(200, ReportOutcomes, {
      description: 'The outcome of each line.',
      examples: { outcomes: { outcomes: [RECORDED, GARBLED] } },
      otherTypes: { [SHORT_JSON]: { described: ShortReportOutcomes } },
    }),
    ApiProblem(
      403,
      'Whoever calls may not; of one line: in its outcome.',
      'not-allowed',
      'out-of-scope',
      'not-your-unit',
      'signature-needed',
    ),
    ApiProblem(404, 'In an outcome: send it again later.', 'unknown-convoy', 'unknown-signing-key'),
    ApiProblem(415, 'It is no text.', 'unsupported-media-type'),
    ApiProblem(
      422,
      'In an outcome: the line is no report, or cannot be understood.',
      'thin-wrong-check',
      'thin-wrong-character',
      'thin-too-long',
      'thin-unknown-form',
      'thin-unknown-code',
      'thin-malformed',
      'thin-without-unit',
      'invalid-report',
      'signature-invalid',
    ),
  );
}
