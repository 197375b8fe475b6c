import { CONVOYS, planNo } from './report-no.js';

/** Plans the convoys that reports are told of. @throws Error the intake refuses one */
export async function planConvoys(
  intake: string,
  authorization: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (let n = 0; n < CONVOYS; n++) {
    const answer = await fetch(`${intake}/v1/convoys`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify(planNo(n)),
    });
    if (answer.status !== 201) throw new Error(`Convoy ${n} was not planned: ${await answer.text()}`);
  }
}
