import { type Representation } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';

/** A tile of the log, or a bundle of its entries. Refused: `no-such-tile`, `log-unavailable`. */
export class GetTileQuery extends Query<Representation> {
  /** @param path as C2SP tlog-tiles has it, with `tile/` before it */
  constructor(
    readonly path: string,
    /** Of which kind it has to be: anybody may have hashes, entries are what was reported. */
    readonly kind: 'hashes' | 'entries',
  ) {
    super();
  }
}
