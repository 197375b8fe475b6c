import { Persons } from '#kafila/persons';
import { Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { unknownPerson } from '../persons/person.problems.js';
import { FindPersonQuery, type FoundPerson } from './find-person.query.js';

@Injectable()
@QueryHandler(FindPersonQuery)
export class FindPersonHandler implements IQueryHandler<FindPersonQuery> {
  constructor(private readonly persons: Persons) {}

  /** @throws Problem `unknown-person` */
  async execute({ request }: FindPersonQuery): Promise<FoundPerson> {
    const personId = await this.persons.find(request);
    if (personId === undefined)
      throw unknownPerson('Nobody is known by it; whoever was forgotten is not found.');
    return { personId };
  }
}
