import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { loadSettings } from '#kafila/platform';
import { testingApp } from '#kafila/platform/testing';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { AccessModule } from '../access.module.js';
import { beginAccess } from '../decide/begin-access.js';
import { type InvitationTerms } from '../devices/invitation-terms.js';
import { KeyDoor } from '../door/key-door.js';
import { FollowPrincipals } from '../principals/follow-principals.js';

export type Body = Readonly<Record<string, unknown>>;
export interface Answered {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Tests ask more often than people do. */
const SETTINGS = loadSettings({ LOG_LEVEL: 'silent', KAFILA_ENROLMENTS_PER_MINUTE: '1000' });

/** By what devices know the key of the log. */
export const LOG_KEY = 'A'.repeat(43);
export const knownLogKey = (): Promise<string> => Promise.resolve(LOG_KEY);

/** One service that decides who may what, of several on the same store. */
export interface AccessService {
  readonly url: string;
  readonly followed: FollowPrincipals;
  /** @param key API key; null: none */
  ask(method: 'get' | 'post' | 'put', path: string, body?: object, key?: string | null): Promise<Answered>;
}

/** Services that decide who may what, on one event store with one admin. */
export class AccessServices {
  readonly #apps: NestFastifyApplication[] = [];

  private constructor(
    private readonly folder: string,
    readonly store: EventStore,
    readonly admin: { readonly principal: string; readonly key: string },
  ) {}

  static async begin(): Promise<AccessServices> {
    const folder = mkdtempSync(join(tmpdir(), 'kafila-access-'));
    const store = await openWithoutThread({ file: join(folder, 'events.db') });
    return new AccessServices(folder, store, await beginAccess(store));
  }

  /** @param store what it writes to; default: the store itself */
  async service(
    terms: InvitationTerms = { publicUrl: 'https://kafila.example', logKey: knownLogKey },
    store: Pick<EventStore, 'append'> = this.store,
  ): Promise<AccessService> {
    const followed = new FollowPrincipals(this.store);
    followed.start();
    await followed.read();
    const door = new KeyDoor({ followed, hadKeys: () => true, isPublic: false, unconfirmedMs: 900_000 });
    const onClose = (): Promise<void> => followed.close();
    const written = Object.assign(Object.create(this.store) as EventStore, {
      append: store.append.bind(store),
      readStream: this.store.readStream.bind(this.store),
    });
    const app = await testingApp(AccessModule.with(written, { followed, invitations: terms }), {
      ...{ door, onClose, settings: SETTINGS },
    });
    this.#apps.push(app);
    const ask: AccessService['ask'] = async (method, path, body = {}, key = this.admin.key) => {
      const asked = request(app.getHttpServer())[method](`/v1/access${path}`);
      if (key !== null) void asked.set('authorization', `Bearer ${key}`);
      const answer = await (method === 'get' ? asked : asked.send(body));
      return { status: answer.status, body: answer.body as Body, headers: answer.headers };
    };
    return { url: await app.getUrl(), followed, ask };
  }

  async close(): Promise<void> {
    for (const app of this.#apps) await app.close();
    await this.store.close();
    rmSync(this.folder, { recursive: true });
  }
}
