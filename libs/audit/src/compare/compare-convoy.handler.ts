import { type Clocks, JsonText, TwoClocks, unknownConvoy } from '#kafila/read-models';
import { type Reveal } from '#kafila/platform';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { shownBy } from '../history/shown-persons.js';
import { clocksOf } from './clock-pair.js';
import { CompareConvoyQuery } from './compare-convoy.query.js';
import { differenceBetween, type SeenConvoy } from './difference-between.js';
import { pastDocuments } from './past-documents.js';

class DifferenceJson extends JsonText {
  override shown(reveal: Reveal): Promise<string> {
    return shownBy(reveal)(this.text);
  }
}

@QueryHandler(CompareConvoyQuery)
export class CompareConvoyHandler implements IQueryHandler<CompareConvoyQuery> {
  constructor(private readonly twoClocks: TwoClocks) {}

  async execute({ convoyId, from, to }: CompareConvoyQuery) {
    const first = await clocksOf(this.twoClocks, 'from', from);
    const before = await first.map((clocks) => this.look(convoyId, clocks));
    const second = await before.map(() => clocksOf(this.twoClocks, 'to', to));
    return second.value.map(async (clocks) => {
      const after = await this.look(convoyId, clocks);
      if (before.value.seen.convoy === null && after.seen.convoy === null) throw unknownConvoy(convoyId);
      return new DifferenceJson(JSON.stringify(await differenceBetween(convoyId, before.value, after)));
    });
  }

  private async look(convoyId: string, clocks: Clocks): Promise<SeenConvoy> {
    const seen = await this.twoClocks.lookAt(clocks, (past) => pastDocuments(past, convoyId));
    return { clocks, seen };
  }
}
