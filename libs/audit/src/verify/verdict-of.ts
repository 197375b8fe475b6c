import { type Verdict, type VerifyProgress } from './verdict.js';

/** Runs a verification to its end. */
export async function verdictOf(
  verification: AsyncGenerator<VerifyProgress, Verdict>,
  progress?: (progress: VerifyProgress) => void,
): Promise<Verdict> {
  for (;;) {
    const step = await verification.next();
    if (step.done === true) return step.value;
    progress?.(step.value);
  }
}
