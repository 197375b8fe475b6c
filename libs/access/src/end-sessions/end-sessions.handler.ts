import { calledBy } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { principalAnswer, type PrincipalAnswer } from '../decide/principal.answer.js';
import { EndSessionsCommand } from './end-sessions.command.js';
import { EndSessions } from './end-sessions.js';

@Injectable()
@CommandHandler(EndSessionsCommand)
export class EndSessionsHandler implements ICommandHandler<EndSessionsCommand> {
  constructor(private readonly sessions: EndSessions) {}

  async execute({ principal, reason, caller }: EndSessionsCommand): Promise<PrincipalAnswer> {
    const { stream } = principal;
    return principalAnswer(stream, await this.sessions.end(stream, calledBy(caller), reason));
  }
}
