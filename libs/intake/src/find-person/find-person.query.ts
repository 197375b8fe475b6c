import { Query } from '@nestjs/cqrs';
import { type FindPersonRequest } from './find-person.request.js';

/** The id under which a person is sealed. */
export interface FoundPerson {
  readonly personId: string;
}

/** Finds the id of a person. */
export class FindPersonQuery extends Query<FoundPerson> {
  constructor(readonly request: FindPersonRequest) {
    super();
  }
}
