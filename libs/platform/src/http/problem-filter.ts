import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AllowedMethods } from './allowed-methods.js';
import type { Log } from '../running/log.js';
import { mediaTypesOf } from './media-types.js';
import { pathOf } from '../running/path-of.js';
import { PROBES } from './request-hooks.js';
import { traceIdOf } from './trace-id.js';
import { cutOff, edgeProblem } from './edge-problems.js';
import { Problem, PROBLEM_MEDIA_TYPE, type ProblemTranslator } from '../problems/problem.js';

/** Answers every error with a problem document. What nobody knows becomes 500 `internal` and is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly translators: readonly ProblemTranslator[],
    private readonly allowedMethods: AllowedMethods,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for errors that arise before Nest: a URL that cannot be decoded. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = this.toProblem(error, request);
    const requestId = request.id;
    request.problemCode = problem.code;
    if (isCutOff(error, request)) {
      // Nobody is left to answer to, and no hook tells of it.
      const { method, url } = request;
      this.log.info(
        { requestId, method, path: pathOf(url), code: problem.code, status: problem.status },
        'request',
      );
    }
    if (problem.status >= 500) {
      const traceId = traceIdOf(request.headers);
      const err = problem.cause ?? error;
      const level = PROBES.has(pathOf(request.url)) ? 'debug' : 'error';
      this.log[level]({ requestId, ...(traceId !== undefined && { traceId }), err }, problem.message);
    }
    if (reply.raw.headersSent) {
      // Half an answer must not look like a whole one.
      reply.raw.destroy();
      return;
    }
    // The framework closes the connection on a body too large, and a client that still sends sees that instead of this answer.
    if (problem.status === 413) reply.removeHeader('connection');
    const document = problem.toDocument({ instance: pathOf(request.url), requestId });
    void reply
      .code(problem.status)
      .headers(problem.headers)
      .type(PROBLEM_MEDIA_TYPE)
      .send(JSON.stringify(document));
  }

  private toProblem(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof Problem) return error;
    // Before rooms take it for a connection of their own.
    if (isCutOff(error, request)) return cutOff();
    for (const translate of this.translators) {
      const problem = translate(error);
      if (problem) return problem;
    }
    const path = pathOf(request.url);
    return (
      edgeProblem(error, {
        method: request.method,
        path,
        allowedMethods: this.allowedMethods(path),
        bodyLimit: request.routeOptions.bodyLimit,
        acceptedMediaTypes: mediaTypesOf(request),
      }) ?? internal(error, request.id)
    );
  }
}

/** The sender ended the connection before the body was whole. */
function isCutOff(error: unknown, { raw }: FastifyRequest): boolean {
  if (raw.errored === null || raw.complete) return false;
  return error === raw.errored || (error instanceof Error && error.cause === raw.errored);
}

function internal(error: unknown, requestId: string): Problem {
  return new Problem({
    status: 500,
    code: 'internal',
    detail: `Something went wrong here. Nothing is known to be wrong with the request; quote ${requestId} when asking.`,
    cause: error,
  });
}
