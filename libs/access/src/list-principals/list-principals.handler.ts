import { Injectable, Optional } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type PrincipalAnswer, principalAnswer } from '../decide/principal.answer.js';
import { LastUse } from '../door/last-use.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { ListPrincipalsQuery } from './list-principals.query.js';

@Injectable()
@QueryHandler(ListPrincipalsQuery)
export class ListPrincipalsHandler implements IQueryHandler<ListPrincipalsQuery> {
  constructor(
    private readonly followed: FollowPrincipals,
    @Optional() private readonly lastUse?: LastUse,
  ) {}

  execute(): Promise<{ items: PrincipalAnswer[]; unreadable: readonly string[] }> {
    const { principals } = this.followed;
    const items = principals
      .all()
      .map(([stream, principal]) => principalAnswer(stream, principal, this.lastUse));
    return Promise.resolve({ items, unreadable: principals.unreadable });
  }
}
