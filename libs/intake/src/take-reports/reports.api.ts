import { ApiAnswer, ApiProblem, TaggedUnion } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type TSchema, Type } from '@sinclair/typebox';
import { REPORT_SCHEMAS } from './report.request.js';

const Report = TaggedUnion('type', Object.values(REPORT_SCHEMAS));

const receiptFields = {
  reportId: Type.String({ format: 'uuid', description: 'The report.' }),
  stream: Type.String({ description: 'Stream that keeps it.', examples: ['convoy-nlc-2026-031'] }),
  revision: Type.Integer({ description: 'Its place in the stream.', examples: [7] }),
  position: Type.String({ description: 'Its place in the store; give it as waitFor.', examples: ['8'] }),
  recordedAt: Type.String({ format: 'date-time', description: "When it was kept, by the store's clock." }),
};

const Receipt = Type.Object({
  outcome: Type.Union([Type.Literal('recorded'), Type.Literal('duplicate')], {
    description: 'duplicate: it was recorded before, and this is the receipt it got then.',
  }),
  ...receiptFields,
});

const Outcomes = Type.Object({
  outcomes: Type.Array(
    Type.Object({
      index: Type.Integer({ description: 'Which report of those sent, from 0.' }),
      outcome: Type.Union([Type.Literal('recorded'), Type.Literal('duplicate'), Type.Literal('refused')], {
        description: 'What became of it. Each report stands alone.',
      }),
      ...Object.fromEntries(
        Object.entries(receiptFields).map(([name, field]) => [name, Type.Optional(field)]),
      ),
      problem: Type.Optional(
        Type.Object({}, { additionalProperties: true, description: 'Where refused: the problem document.' }),
      ),
    }),
    { description: 'One for each report, in the order sent.' },
  ),
});

const receipt = {
  outcome: 'recorded',
  reportId: '01926f3a-7c1e-7d2a-9b7e-5a1f0c3d2e4b',
  stream: 'convoy-nlc-2026-031',
  revision: 7,
  position: '8',
  recordedAt: '2026-03-03T04:41:02.113Z',
};

/** Describes POST /v1/reports in the API's document. */
export function ApiReports(): MethodDecorator {
  return applyDecorators(
    ApiTags('Field units'),
    ApiOperation({
      summary: 'Take reports in',
      description:
        'One report as a JSON object, many as a JSON array, or a stream of any length as application/x-ndjson, one report a line. A report is answered when it is durable. Sent again, it gets its first receipt and adds nothing.',
    }),
    ApiConsumes('application/json', 'application/x-ndjson'),
    ApiBody({ required: true, schema: anyBody(), examples: examples() }),
    ApiAnswer(201, Receipt, { description: 'One report, recorded.', examples: { recorded: receipt } }),
    ApiAnswer(200, Type.Union([Receipt, Outcomes]), {
      description: 'One report that was recorded before, or the outcomes of many.',
      examples: {
        'recorded before': { ...receipt, outcome: 'duplicate' },
        many: { outcomes: [{ index: 0, ...receipt }] },
      },
    }),
    ApiProblem(400, 'Not readable.', 'malformed-json', 'json-too-deep', 'forbidden-key', 'empty-body'),
    ApiProblem(404, 'No such convoy.', 'unknown-convoy'),
    ApiProblem(409, 'The id stands for other content.', 'report-id-reused'),
    ApiProblem(413, 'Too long.', 'body-too-large'),
    ApiProblem(422, 'Not understandable.', 'invalid-report', 'unknown-report-type'),
    ApiProblem(
      503,
      'Send it again, unchanged.',
      'event-store-busy',
      'event-store-unavailable',
      'convoy-contended',
      'carnet-contended',
      'declaration-contended',
    ),
  );
}

function anyBody(): TSchema {
  return Type.Unsafe({ oneOf: [Report, Type.Array(Report, { description: 'Many reports.' })] });
}

function examples(): Record<string, { summary: string; value: unknown }> {
  return Object.fromEntries(
    Object.entries(REPORT_SCHEMAS).map(([type, schema]) => {
      const [value] = (schema.examples ?? []) as unknown[];
      return [type, { summary: schema.description ?? type, value }];
    }),
  );
}
