import { type Caller, outOfScope, type Scopes } from '#kafila/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ReportScope } from '../../scope/report-scope.js';
import { type SignedReport } from '../../signed-reports/open-signed.js';
import { SIGNING_KEYS, type SigningKeys } from '../../signed-reports/signing-keys.js';
import { VerifySignatures } from '../../signed-reports/verify-signatures.js';
import { type JudgedReport, judgeReport, type SentReport } from './judge-report.js';

/** Says of each report whether it is to be recorded. */
@Injectable()
export class ReportJudge {
  constructor(
    private readonly scope: ReportScope,
    private readonly signatures: VerifySignatures,
    @Inject(SIGNING_KEYS) private readonly keys: SigningKeys,
  ) {}

  /**
   * No promise where no signature has to be verified, and nothing to be read.
   *
   * @throws Problem where it is refused and cannot have been recorded under any rule
   */
  judge(sent: SentReport, caller: Caller): JudgedReport | Promise<JudgedReport> {
    const judged = judgeReport(sent, caller, this.keys);
    if (judged.refusal) return judged;
    if (judged.signed) return this.#signed(judged, judged.signed);
    return caller.scope === undefined ? judged : this.#withinScope(judged, caller.scope);
  }

  /** A report that is outside the scope of whoever hands it over is refused, unless it is known (law 2). */
  async #withinScope(judged: JudgedReport, scope: Scopes): Promise<JudgedReport> {
    if (await this.scope.allows(scope, judged)) return judged;
    return { ...judged, refusal: outOfScope(), fact: { ...judged.fact, onlyIfKnown: true } };
  }

  /** What a unit signed is recorded, also outside its scope; the scope of who carries it says nothing of it. */
  async #signed(judged: JudgedReport, signed: SignedReport): Promise<JudgedReport> {
    await this.signatures.require(signed);
    if (await this.scope.allows(signed.by.scope, judged)) return judged;
    const { fact } = judged;
    const metadata = { ...fact.event.metadata, outOfScope: true };
    return { ...judged, fact: { ...fact, event: { ...fact.event, metadata } } };
  }
}
