import { ApiAnswer, type Caller, CallerIdentity, May } from '#kafila/platform';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { whoAmI, WhoAmIAnswer } from './who-am-i.answer.js';

const EXAMPLE: WhoAmIAnswer = {
  ...{ id: 'access-oidc-pXb2Q9d0', via: 'session', roles: ['viewer'] },
  rights: ['convoys.read', 'reference.read', 'statistics.read'],
};

/** GET /v1/access/me */
@ApiTags('Access')
@Controller('access/me')
export class WhoAmIController {
  @Get()
  @May('public')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Who calls, and what may it do' })
  @ApiAnswer(200, WhoAmIAnswer, {
    description: 'Also for whoever is not known, who may do nothing.',
    examples: { 'who signed in': EXAMPLE },
  })
  tell(@CallerIdentity() caller: Caller): WhoAmIAnswer {
    return whoAmI(caller);
  }
}
