import { Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type PrincipalAnswer, principalAnswer } from '../decide/principal.answer.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { ListPrincipalsQuery } from './list-principals.query.js';

@Injectable()
@QueryHandler(ListPrincipalsQuery)
export class ListPrincipalsHandler implements IQueryHandler<ListPrincipalsQuery> {
  constructor(private readonly followed: FollowPrincipals) {}

  execute(): Promise<{ items: PrincipalAnswer[]; unreadable: readonly string[] }> {
    const { principals } = this.followed;
    const items = principals.all().map(([stream, principal]) => principalAnswer(stream, principal));
    return Promise.resolve({ items, unreadable: principals.unreadable });
  }
}
