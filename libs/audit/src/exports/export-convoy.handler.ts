import { carnetStream, convoyStream, declarationStream } from '#kafila/domain';
import {
  type CarnetDocument,
  type DeclarationDocument,
  Reading,
  TwoClocks,
  withAllEntries,
  type HistoryReader,
} from '#kafila/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { HISTORY_STORE } from '../serve/history-store.js';
import { ExportConvoyQuery } from './export-convoy.query.js';
import { findConvoyToExport } from './find-convoy-to-export.js';
import { type ReadLog, READ_LOG } from './read-log.js';

@QueryHandler(ExportConvoyQuery)
export class ExportConvoyHandler implements IQueryHandler<ExportConvoyQuery> {
  constructor(
    private readonly reading: Reading,
    private readonly twoClocks: TwoClocks,
    @Inject(HISTORY_STORE) private readonly store: HistoryReader,
    @Inject(READ_LOG) private readonly readLog: ReadLog,
  ) {}

  async execute({ convoyId, waitFor }: ExportConvoyQuery) {
    const log = await this.readLog();
    const found = await this.reading.read(waitFor, (db, position) =>
      findConvoyToExport(db, position, convoyId, { store: this.store, log }),
    );
    return found.map(async (all) => {
      const whole = <Shown extends object>(stream: string, shown: Shown): Promise<Shown> =>
        withAllEntries(this.twoClocks, stream, shown, all.position);
      const carnets: CarnetDocument[] = [];
      for (const one of all.carnets) carnets.push(await whole(carnetStream(one.carnetNumber), one));
      const declarations: DeclarationDocument[] = [];
      for (const one of all.declarations)
        declarations.push(await whole(declarationStream(one.reference), one));
      return { ...all, convoy: await whole(convoyStream(convoyId), all.convoy), carnets, declarations };
    });
  }
}
