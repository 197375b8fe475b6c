import { type Representation, trips } from '#kafila/read-models';
import { toBase64 } from '#kafila/proof';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type SignedBinding } from '../../log/binding.js';
import { LogShelf } from '../log-shelf.js';
import { uncachedJson } from '../uncached.js';
import { type BindingAnswer, MOST } from './binding.answers.js';
import { ListBindingsQuery } from './list-bindings.query.js';

@QueryHandler(ListBindingsQuery)
export class ListBindingsHandler implements IQueryHandler<ListBindingsQuery> {
  constructor(private readonly shelf: LogShelf) {}

  async execute(): Promise<Representation> {
    const { origin, bindings } = await this.shelf.read(async (log) => {
      return { origin: log.origin, bindings: await log.bindings(trips.name) };
    });
    return uncachedJson({ origin, items: bindings.slice(-MOST).toReversed().map(shown) });
  }
}

function shown(binding: SignedBinding): BindingAnswer {
  const { projection, version, position, rowsDigest, size, root, note } = binding;
  return {
    ...{ projection, version, position: position.toString(), rowsDigest },
    ...{ size, root: toBase64(root), note },
  };
}
