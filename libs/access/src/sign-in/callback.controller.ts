import { ApiAnswer, ApiProblem, May, originOf, type Settings, SETTINGS } from '#kafila/platform';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { cookieOf, dropCookie, keepCookie } from '../sessions/cookies.js';
import { SignIn } from './sign-in.js';
import { noSignIn } from './sign-in.problems.js';

/** Nothing of the address of this page, in which the code stands, is kept or handed on. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** GET /login/callback */
@ApiTags('Access')
@Controller('login/callback')
export class CallbackController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn | undefined,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @May('public')
  @RouteConfig({ takesVisits: true })
  @ApiOperation({ summary: 'Where the issuer sends the browser back' })
  @ApiAnswer(
    200,
    { type: 'string' },
    {
      description: 'A page that goes on where it was meant to; the session is in its cookie.',
      mediaType: 'text/html',
    },
  )
  @ApiProblem(400, 'It did not begin here.', 'sign-in-unknown')
  @ApiProblem(401, 'The answer of the issuer does not count.', 'sign-in-failed')
  @ApiProblem(403, 'Whoever signed in may not.', 'sign-in-refused', 'admin-sees-persons')
  @ApiProblem(404, 'Nobody signs in here.', 'no-sign-in')
  @ApiProblem(409, 'Of whoever signed in, an event says nothing that is understood.', 'principal-unreadable')
  @ApiProblem(503, 'The issuer does not answer.', 'issuer-away', 'principal-contended')
  async comeBack(@Res() reply: FastifyReply): Promise<void> {
    const { request } = reply;
    if (!this.signIn) throw noSignIn();
    const kept = cookieOf(request, 'signIn');
    dropCookie(reply, 'signIn');
    const cameBack = new URL(request.url, originOf(request, this.settings.callers));
    const { session, to } = await this.signIn.finish(cameBack, kept);
    keepCookie(reply, 'session', session);
    await reply.headers(HEADERS).type('text/html; charset=utf-8').send(pageTo(to));
  }
}

/** Goes on by itself. A redirect would count as one of the issuer's page, which may call nothing here. */
function pageTo(path: string): string {
  const to = path.replaceAll("'", '%27').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0;url='${to}'">
<title>Kafila</title>
<p><a href="${to}">Signed in. Go on.</a></p>
</html>
`;
}
