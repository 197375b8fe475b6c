import { declarationStream, normaliseDeclarationRef } from '#kafila/domain';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Past } from '../../../past/past.js';
import { streamsSharingReports } from '../../../past/streams-about.js';
import { TwoClocks } from '../../two-clocks/two-clocks.js';
import { declarationJson } from '../declaration-json.js';
import { GetDeclarationQuery } from './get-declaration.query.js';

@QueryHandler(GetDeclarationQuery)
export class GetDeclarationHandler implements IQueryHandler<GetDeclarationQuery> {
  constructor(private readonly twoClocks: TwoClocks) {}

  execute({ reference, asked }: GetDeclarationQuery) {
    return this.twoClocks.read(
      asked,
      (past) => streamsOf(past, reference),
      (db) => declarationJson(db, reference),
    );
  }
}

async function streamsOf({ known }: Past, asGiven: string): Promise<readonly string[]> {
  const reference = normaliseDeclarationRef(asGiven);
  if (reference === undefined) return [];
  const own = [declarationStream(reference)];
  return [...own, ...(await streamsSharingReports(known, own))];
}
