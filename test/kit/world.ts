import { v7 as uuidv7 } from 'uuid';
import { type Answer, type Api } from './api.js';
import { type ApiDocument } from './api-document.js';

/** Every decision of the desk, and its address in the API's document. */
export const DECISIONS = {
  plan: '/convoys',
  'add-vehicle': '/convoys/{convoyId}/vehicles',
  dispatch: '/convoys/{convoyId}/dispatch',
  withdraw: '/convoys/{convoyId}/vehicles/{vehicleId}/withdraw',
  replace: '/convoys/{convoyId}/vehicles/{vehicleId}/replace',
  divert: '/convoys/{convoyId}/divert',
  hold: '/convoys/{convoyId}/hold',
  release: '/convoys/{convoyId}/release',
  split: '/convoys/{convoyId}/split',
  merge: '/convoys/{convoyId}/merge',
  recall: '/convoys/{convoyId}/recall',
  cancel: '/convoys/{convoyId}/cancel',
  complete: '/convoys/{convoyId}/complete',
  issue: '/carnets',
  assign: '/carnets/{carnetNumber}/assign',
} as const;
export type Decision = keyof typeof DECISIONS;

/** The examples of the API in a world of their own: ids, plates and carnets that no other test uses. */
export class World {
  static #worlds = 0;
  readonly #number = ++World.#worlds;

  constructor(
    private readonly api: Api,
    private readonly document: ApiDocument,
  ) {}

  /** A world in which these steps were taken. @throws where one of them is refused */
  static async after(api: Api, document: ApiDocument, ...steps: readonly Step[]): Promise<World> {
    const world = new World(api, document);
    for (const step of steps) {
      const { status, body } = await world.#take(step);
      if (status >= 300) throw new Error(`${step} was refused: ${JSON.stringify(body)}`);
    }
    return world;
  }

  convoyId(last: string): string {
    return this.own(`nlc-2026-${last}`) as string;
  }

  own(value: unknown): unknown {
    const text = JSON.stringify(value)
      .replaceAll('nlc-2026', `w${this.#number}`)
      .replaceAll('TLK', `W${this.#number}K`)
      .replaceAll('XC12345', `XC${10_000 + this.#number}`);
    return JSON.parse(text);
  }

  send(decision: Decision, headers: Record<string, string> = {}, change: object = {}): Promise<Answer> {
    const address = DECISIONS[decision];
    const path = address
      .replace('{convoyId}', 'nlc-2026-031')
      .replace('{vehicleId}', 'PK-TLK915')
      .replace('{carnetNumber}', 'XC12345678');
    const body = this.own(this.document.exampleOf(address)) as object;
    return this.api.post(this.own(path) as string, { ...body, ...change }, headers);
  }

  /** The convoy that the example of a merge joins. */
  planTheOther(): Promise<Answer> {
    return this.api.post('/convoys', {
      ...(this.own(this.document.exampleOf('/convoys')) as object),
      convoyId: this.convoyId('032'),
      vehicles: [],
    });
  }

  /** All that the example convoy carries is handed over. */
  deliver(): Promise<Answer> {
    return this.api.post('/reports', {
      reportId: uuidv7(),
      type: 'CargoDelivered',
      convoyId: this.convoyId('031'),
      occurredAt: '2026-03-09T16:20:00+05:00',
      place: 'tashkent',
      unit: { unitId: 'tashkent-depot' },
    });
  }

  #take(step: Step): Promise<Answer> {
    if (step === 'deliver') return this.deliver();
    return step === 'plan the other' ? this.planTheOther() : this.send(step);
  }
}

/** What may come before: a decision as its example shows it, another convoy, or a report. */
export type Step = Decision | 'plan the other' | 'deliver';
