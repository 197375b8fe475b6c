import {
  ApiAnswer,
  ApiProblem,
  type Caller,
  CallerIdentity,
  calledBy,
  Describe,
  May,
  Nullable,
  Open,
  originOf,
  type Settings,
  SETTINGS,
} from '#kafila/platform';
import { Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { EndSessions } from '../end-sessions/end-sessions.js';
import { dropCookie } from '../sessions/cookies.js';
import { SignIn } from './sign-in.js';

@Open({ name: 'SignedOut' })
class SignedOutAnswer {
  @Nullable()
  @IsString()
  @Describe(
    'Where to sign out of the issuer too: else the next sign-in may ask nothing. Null: there is no such place.',
    null,
  )
  readonly endAtIssuer!: string | null;
}

/** POST /logout */
@ApiTags('Access')
@Controller('logout')
export class LogOutController {
  constructor(
    private readonly sessions: EndSessions,
    @Inject(SignIn) private readonly signIn: SignIn | undefined,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @May('public')
  @HttpCode(200)
  @ApiOperation({ summary: 'End all own sessions and tokens' })
  @ApiAnswer(200, SignedOutAnswer, {
    description:
      'Ended here at once, in other services within two seconds. Who has no session has none afterwards.',
    examples: {
      'signed out': { endAtIssuer: 'https://login.example/realms/transit/protocol/openid-connect/logout' },
    },
  })
  @ApiProblem(403, 'A page of this service has to ask for it.', 'not-from-own-page')
  async logOut(
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedOutAnswer> {
    const { id, via } = caller;
    dropCookie(reply, 'session');
    if (via !== 'session' && via !== 'token') return { endAtIssuer: null };
    await this.sessions.end(id, calledBy(caller), 'signed out');
    const home = `${originOf(reply.request, this.settings.callers)}/`;
    return { endAtIssuer: (await this.signIn?.endAtIssuer(home)) ?? null };
  }
}
