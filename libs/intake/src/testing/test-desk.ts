import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, readWholeStream } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { Persons } from '#kafila/persons';
import { type Door, LOCAL, Problem } from '#kafila/platform';
import { testingApp } from '#kafila/platform/testing';
import { type Command, CommandBus, type Query, QueryBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { DispatchConvoyCommand } from '../dispatch-convoy/dispatch-convoy.command.js';
import { IntakeModule } from '../intake.module.js';
import { PlanConvoyCommand } from '../plan-convoy/plan-convoy.command.js';
import { type SigningKeys } from '../signed-reports/signing-keys.js';
import { storeProblem } from '../streams/store.problems.js';

/** Terms of a decision without headers. */
export const TERMS: DecisionTerms = { caller: LOCAL };

/** A convoy that was planned for a test, and its vehicles. */
export interface PlannedConvoy {
  readonly convoyId: string;
  readonly vehicleIds: readonly string[];
}

/** What is answered to a request. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The intake as services serve it, on a store of its own. */
export class TestDesk {
  #convoys = 0;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly persons: Persons,
    readonly store: EventStore,
    readonly folder: string,
  ) {}

  /**
   * @param keys of units; without, nobody signs
   * @param opened a store of others, which is closed along; default: one of its own
   */
  static async open(
    keys?: SigningKeys,
    door: Door = { admit: () => LOCAL },
    opened?: EventStore,
  ): Promise<TestDesk> {
    const folder = mkdtempSync(join(tmpdir(), 'kafila-intake-'));
    const store = opened ?? (await openWithoutThread({ file: join(folder, 'events.db') }));
    const persons = await Persons.open(join(folder, 'persons.db'));
    const app = await testingApp(IntakeModule.with(store, persons, undefined, undefined, keys), {
      translators: [storeProblem],
      door,
    });
    return new TestDesk(app, persons, store, folder);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.persons.close();
    await this.store.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Sends a command as a controller does. */
  execute<Result>(command: Command<Result>): Promise<Result> {
    return this.app.get(CommandBus).execute(command);
  }

  ask<Result>(query: Query<Result>): Promise<Result> {
    return this.app.get(QueryBus).execute(query);
  }

  /** With which status and code a command is refused. */
  async refusalOf(command: Command<unknown>): Promise<readonly [status: number, code: string]> {
    try {
      await this.execute(command);
    } catch (error) {
      if (error instanceof Problem) return [error.status, error.code];
      throw error;
    }
    throw new Error(`${command.constructor.name} was not refused.`);
  }

  /** `POST /v1<path>` */
  async post(
    path: string,
    body?: object | string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const sent = request(this.app.getHttpServer()).post(`/v1${path}`).set(headers);
    const answer = await (body === undefined ? sent : sent.send(body));
    return { status: answer.status, body: answer.body as Answer['body'], headers: answer.headers };
  }

  /** With which status, code and wrong field a request is refused. */
  async refused(
    path: string,
    body?: object | string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<readonly unknown[]> {
    const { status, body: problem } = await this.post(path, body, headers);
    const [wrong] = (problem['errors'] ?? []) as readonly { readonly pointer: string }[];
    return [status, problem['code'], ...(wrong === undefined ? [] : [wrong.pointer])];
  }

  /** A convoy that no other test knows, with so many vehicles, planned on 1 March. */
  async planned(vehicles = 2): Promise<PlannedConvoy> {
    const convoyId = `convoy-${++this.#convoys}`;
    const plates = Array.from(
      { length: vehicles },
      (_, i) => `${String.fromCharCode(65 + i)}${this.#convoys}`,
    );
    await this.execute(
      new PlanConvoyCommand(
        {
          convoyId,
          corridorId: 'khi-tas-torkham',
          regime: 'TIR',
          plannedDeparture: '2026-03-02T06:00:00+05:00',
          vehicles: plates.map((plate) => ({ plate, country: 'PK' })),
          occurredAt: '2026-03-01T06:00:00+05:00',
        },
        TERMS,
      ),
    );
    return { convoyId, vehicleIds: plates.map((plate) => `PK-${plate}`) };
  }

  /** The same, dispatched on 2 March. */
  async dispatched(vehicles = 2): Promise<PlannedConvoy> {
    const convoy = await this.planned(vehicles);
    const request = { occurredAt: '2026-03-02T06:00:00+05:00' };
    await this.execute(new DispatchConvoyCommand(convoy.convoyId, request, TERMS));
    return convoy;
  }

  /** The last events of a stream, without their ids. */
  async lastEventsOf(stream: string, count = 1): Promise<readonly { type: string; data: object }[]> {
    const history = await readWholeStream(this.store, stream);
    return history.slice(-count).map(({ type, data }) => ({ type, data }));
  }
}
