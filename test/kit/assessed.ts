import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a service has assessed all convoys by everything that its rows tell: answers of two services can be compared then. */
export async function assessed(url: string): Promise<void> {
  for (;;) {
    const shown = await fetch(`${url}/v1/convoys?limit=1`);
    await shown.text();
    const { usualAsOf } = (await (await fetch(`${url}/v1/alerts`)).json()) as { usualAsOf: string | null };
    if (usualAsOf !== null && BigInt(usualAsOf) >= BigInt(shown.headers.get('kafila-position') ?? 0)) return;
    await delay(50);
  }
}
