import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { Problem } from '../problems/problem.js';

/** What the problems of the edge itself need to know of the request. */
export interface EdgeContext {
  readonly method: string;
  readonly path: string;
  readonly allowedMethods: readonly string[];
  readonly bodyLimit: number;
  readonly acceptedMediaTypes: readonly string[];
}

/** Problems out of what Nest and Fastify throw by themselves; undefined for what is not theirs, or not the caller's fault. */
export function edgeProblem(error: unknown, context: EdgeContext): Problem | undefined {
  // Nest wraps what Fastify threw.
  const origin = error instanceof HttpException && error.cause !== undefined ? error.cause : error;
  const code = origin instanceof Error && 'code' in origin ? origin.code : undefined;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return bodyTooLarge(context);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return unsupportedMediaType(context);
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return cutOff();
    default: {
      const status = statusOf(error);
      if (status === undefined || status >= 500) return undefined;
      return status === 404 ? notFound(context) : byStatus(status, error);
    }
  }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : undefined;
}

function bodyTooLarge({ bodyLimit }: EdgeContext): Problem {
  return new Problem({
    status: 413,
    code: 'body-too-large',
    detail: `The body is larger than ${bodyLimit} bytes; send many reports as application/x-ndjson, which has no limit.`,
    facts: { limitBytes: bodyLimit },
  });
}

function unsupportedMediaType({ acceptedMediaTypes }: EdgeContext): Problem {
  const accepted = acceptedMediaTypes.join(', ');
  return new Problem({
    status: 415,
    code: 'unsupported-media-type',
    detail: `Set the header content-type to what the body is; understood here are ${accepted}.`,
    facts: { accepted: acceptedMediaTypes },
    headers: { accept: accepted },
  });
}

/** The body ended before it was whole. */
export function cutOff(): Problem {
  return new Problem({
    status: 400,
    code: 'body-cut-off',
    detail:
      'The body does not have the length that content-length announced, or was cut off. Send it again; what was recorded gets its receipt.',
  });
}

function notFound({ method, path, allowedMethods }: EdgeContext): Problem {
  if (allowedMethods.length > 0 && !allowedMethods.includes(method)) {
    const allowed = allowedMethods.join(', ');
    return new Problem({
      status: 405,
      code: 'method-not-allowed',
      detail: `${path} answers to ${allowed}, not to ${method}.`,
      facts: { allowed: allowedMethods },
      headers: { allow: allowed },
    });
  }
  return new Problem({
    status: 404,
    code: 'not-found',
    detail: `There is nothing at ${path}; /docs lists what there is.`,
  });
}

/** For the rest, e.g. a URL that cannot be decoded: the words of HTTP for the status. */
function byStatus(status: number, error: unknown): Problem {
  const title = STATUS_CODES[status] ?? 'Bad request';
  return new Problem({
    status,
    code: title.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    title,
    detail: error instanceof Error ? error.message : title,
  });
}
