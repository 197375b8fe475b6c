import {
  ApiProblem,
  ApiQueryOf,
  Closed,
  IsText,
  May,
  Describe,
  Optional,
  originOf,
  QueryPipe,
  type Settings,
  SETTINGS,
} from '#kafila/platform';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { keepCookie } from '../sessions/cookies.js';
import { SignIn } from './sign-in.js';
import { invalidTarget, noSignIn } from './sign-in.problems.js';

/** A path of this service: no other one, whatever a browser makes of it. */
const TARGET = /^\/(?![/\\])[\x21-\x7e]{0,500}$/;

@Closed()
class LoginParameters {
  @Optional()
  @IsText({ min: 1, max: 500 })
  @Describe('Where to go on afterwards, a path of this service.', '/docs')
  readonly to?: string;
}

/** GET /login */
@ApiTags('Access')
@Controller('login')
export class LoginController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn | undefined,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @May('public')
  @RouteConfig({ takesVisits: true })
  @ApiOperation({ summary: 'Sign in at the issuer, in a browser' })
  @ApiQueryOf(LoginParameters)
  @ApiResponse({
    status: 302,
    description: 'To the issuer, which sends the browser back to /login/callback.',
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'Nobody signs in here.', 'no-sign-in')
  @ApiProblem(503, 'The issuer does not answer.', 'issuer-away')
  async login(
    @Query(QueryPipe(LoginParameters)) { to = '/v1/access/me' }: LoginParameters,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!this.signIn) throw noSignIn();
    if (!TARGET.test(to)) throw invalidTarget();
    const back = `${originOf(reply.request, this.settings.callers)}/login/callback`;
    const { url, sealed } = await this.signIn.begin(back, to);
    keepCookie(reply, 'signIn', sealed);
    await reply.header('cache-control', 'no-store').redirect(url.href, 302);
  }
}
