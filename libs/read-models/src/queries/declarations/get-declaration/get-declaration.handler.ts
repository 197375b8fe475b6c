import { declarationStream, normaliseDeclarationRef } from '#kafila/domain';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { TwoClocks } from '../../two-clocks/two-clocks.js';
import { declarationJson } from '../declaration-json.js';
import { GetDeclarationQuery } from './get-declaration.query.js';

@QueryHandler(GetDeclarationQuery)
export class GetDeclarationHandler implements IQueryHandler<GetDeclarationQuery> {
  constructor(private readonly twoClocks: TwoClocks) {}

  execute({ reference, asked }: GetDeclarationQuery) {
    return this.twoClocks.read(
      asked,
      () => Promise.resolve(streamsOf(reference)),
      (db) => declarationJson(db, reference),
    );
  }
}

function streamsOf(asGiven: string): readonly string[] {
  const reference = normaliseDeclarationRef(asGiven);
  return reference === undefined ? [] : [declarationStream(reference)];
}
