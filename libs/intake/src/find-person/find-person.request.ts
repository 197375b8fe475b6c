import { Closed } from '#kafila/platform';
import { IsLine } from '../fields/fields.js';

/** Body of POST /v1/persons/find, where the person was entered with a document. */
@Closed({ examples: [{ documentNumber: '42101-1234567-1' }] })
export class FindPersonByDocumentRequest {
  @IsLine('Number of the document he was entered with.', '42101-1234567-1', 60)
  readonly documentNumber!: string;
}

/** The same, where he was entered without one. */
@Closed({ examples: [{ name: 'Gul Khan' }] })
export class FindPersonByNameRequest {
  @IsLine('Name of one who was entered without a document.', 'Gul Khan', 120)
  readonly name!: string;
}

export type FindPersonRequest = FindPersonByDocumentRequest | FindPersonByNameRequest;
