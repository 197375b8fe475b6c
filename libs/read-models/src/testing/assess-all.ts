import { ASSESSMENTS } from '../assessing/run-assessor.js';
import { type ReadModels } from '../database/read-models.js';
import { Assessor, type AssessorOptions } from '../queries/assessments/assessor.js';
import { UsualTimesKept } from '../queries/assessments/usual-times-kept.js';
import { worldClock } from '../queries/reading/clock.js';

/** Assesses all convoys once, as a service would by this clock. */
export async function assessAll(
  readModels: ReadModels,
  {
    clock = worldClock,
    usualTimes = new UsualTimesKept(readModels),
  }: Partial<Pick<AssessorOptions, 'clock' | 'usualTimes'>> = {},
): Promise<void> {
  const assessor = new Assessor({ readModels, usualTimes, clock });
  await readModels.exclusively(ASSESSMENTS, async ({ write }) => {
    while (await assessor.step(write));
  });
}
