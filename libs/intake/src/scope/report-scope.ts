import { convoyOfStream, type Report } from '#kafila/domain';
import { isReportTypeInScope, limitsConvoys, type Scopes } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { ConvoysInScope } from './convoys-in-scope.js';
import { PapersInScope } from './papers-in-scope.js';

/** Whether reports are in the scope of whoever hands them over. */
@Injectable()
export class ReportScope {
  constructor(
    private readonly convoys: ConvoysInScope,
    private readonly papers: PapersInScope,
  ) {}

  /**
   * By the type of the report, and by the plan of the convoy that it is about or its paper belongs to. No promise where
   * nothing has to be read.
   *
   * @throws EventStoreUnavailable
   */
  allows(
    scopes: Scopes | undefined,
    { report, stream }: { readonly report: Pick<Report, 'type' | 'convoyId'>; readonly stream: string },
  ): boolean | Promise<boolean> {
    if (scopes === undefined) return true;
    if (!isReportTypeInScope(scopes, report.type)) return false;
    if (!limitsConvoys(scopes)) return true;
    const convoyId = convoyOfStream(stream);
    return convoyId === undefined
      ? this.papers.mayBe(scopes, stream, report.convoyId)
      : this.convoys.mayBe(scopes, convoyId);
  }
}
