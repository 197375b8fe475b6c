import { isUtf8 } from 'node:buffer';
import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { readJson } from '../json/read-json.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is wrong with a body of JSON that could be parsed, by the index of the item; 0 where it is no array. */
    jsonFaults: ReadonlyMap<number, Problem> | undefined;
  }
}

const NDJSON = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/** What a request may carry. */
export function mediaTypesOf(request: FastifyRequest): readonly string[] {
  return takesText(request) ? [TEXT] : ['application/json', ...NDJSON];
}

/** Whether a body is a stream of lines, which may take any time. */
export function isOfLines(request: FastifyRequest): boolean {
  const type = mediaTypeOf(request);
  return NDJSON.includes(type) || (type === TEXT && takesText(request));
}

function mediaTypeOf({ headers }: FastifyRequest): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return type.trim().toLowerCase();
}

/** What a route says that takes lines of text, as the unread stream of bytes: `@RouteConfig(TAKES_TEXT)`. It gets no other body. */
export const TAKES_TEXT = { takesText: true } as const;
const TEXT = 'text/plain';

/** What a route says that takes a CSV table, as text: `@RouteConfig(TAKES_CSV) put(@Body() table: string)`. */
export const TAKES_CSV = { takesCsv: true } as const;

/** What a route says that looks at `request.jsonFaults` itself; any other refuses a body that has one. */
export const JUDGES_FAULTS = { judgesFaults: true } as const;
const CSV = 'text/csv';

/**
 * Teaches Fastify the media types of Kafila and no others. JSON is read whole and parsed; an empty body is
 * `undefined`. NDJSON reaches the handler as the unread stream of bytes (`@Body() lines: Readable`): it may have any
 * length, and the handler sets the pace.
 */
export function acceptMediaTypes(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.decorateRequest('jsonFaults', undefined);
  const readBody = async (request: FastifyRequest, bytes: Buffer): Promise<unknown> => {
    if (bytes.length === 0) return undefined;
    const read = await readJson(bytes);
    if (!read.ok) throw read.problem;
    const [fault] = read.faults.values();
    if (fault && !judgesFaults(request)) throw fault;
    request.jsonFaults = read.faults;
    return read.value;
  };
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, readBody);
  fastify.addContentTypeParser<Buffer>(CSV, { parseAs: 'buffer' }, (request, bytes, done) => {
    if (!takesCsv(request)) done(notTaken(request));
    else if (isUtf8(bytes)) done(null, bytes.toString('utf8'));
    else done(csvNotUtf8());
  });
  fastify.addContentTypeParser([...NDJSON, TEXT], (request, stream, done) => {
    if ((mediaTypeOf(request) === TEXT) === takesText(request)) done(null, stream);
    else done(notTaken(request));
  });
}

function judgesFaults({ routeOptions }: FastifyRequest): boolean {
  return 'judgesFaults' in routeOptions.config;
}

function takesCsv({ routeOptions }: FastifyRequest): boolean {
  return 'takesCsv' in routeOptions.config;
}

function takesText({ routeOptions }: FastifyRequest): boolean {
  return 'takesText' in routeOptions.config;
}

/** What Fastify itself says to a type that nobody has taught it. */
function notTaken({ headers }: FastifyRequest): Error {
  return errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(headers['content-type']);
}

function csvNotUtf8(): Problem {
  return new Problem({
    status: 400,
    code: 'malformed-csv',
    detail: 'The table is not UTF-8; save it as such and send it again.',
  });
}
