import { verifyInThreads } from '#kafila/proof/node';
import { Injectable } from '@nestjs/common';
import { signatureInvalid } from './signed-report.problems.js';
import { type SignedReport } from './open-signed.js';

/** So many are verified at once: enough to keep all threads at work, and few enough to let files have their turn there. */
const MOST_AT_ONCE = 64;

/** Verifies signatures beside the thread that takes reports, in the order asked. */
@Injectable()
export class VerifySignatures {
  #underway = 0;
  readonly #waiting: (() => void)[] = [];

  /** @throws Problem `signature-invalid` (422) */
  async require({ text, signature, by }: SignedReport): Promise<void> {
    if (this.#underway === MOST_AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#underway += 1;
    try {
      if (!(await verifyInThreads(text, signature.value, by.key))) {
        throw signatureInvalid('signature-differs');
      }
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underway -= 1;
    }
  }
}
