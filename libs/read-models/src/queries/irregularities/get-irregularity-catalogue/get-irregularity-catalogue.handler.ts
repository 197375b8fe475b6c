import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { JsonText } from '../../answers/json-text.js';
import { pageJson } from '../../answers/page.js';
import { OF_ROWS, Reading } from '../../reading/reading.js';
import { GetIrregularityCatalogueQuery } from './get-irregularity-catalogue.query.js';
import { IRREGULARITY_RULES } from './irregularity-rules.js';

@QueryHandler(GetIrregularityCatalogueQuery)
export class GetIrregularityCatalogueHandler implements IQueryHandler<GetIrregularityCatalogueQuery> {
  constructor(private readonly reading: Reading) {}

  execute({ waitFor }: GetIrregularityCatalogueQuery) {
    return this.reading.read(waitFor, () => Promise.resolve(new JsonText(PAGE)), OF_ROWS);
  }
}

/** It is part of the program. */
const PAGE = pageJson(
  IRREGULARITY_RULES.map((rule) => JSON.stringify(rule)),
  null,
);
