import { type Enrolment } from '#kafila/proof';
import { type Answered, AccessServices, type AccessService } from './access-services.js';
import { device } from './device.js';

export const UNIT = '/units/gate-2';

export interface Invited {
  readonly invitationId: string;
  readonly code: string;
  readonly path: string;
}

/** A phone that signs for `gate-2`. */
export interface EnrolledPhone {
  readonly body: Enrolment;
  readonly kid: string;
  readonly apiKey: string;
  readonly path: string;
}

/** Phones are handed out by one service of a store. */
export class HandingOut {
  private constructor(
    readonly services: AccessServices,
    readonly service: AccessService,
  ) {}

  static async begin(): Promise<HandingOut> {
    const services = await AccessServices.begin();
    return new HandingOut(services, await services.service());
  }

  close(): Promise<void> {
    return this.services.close();
  }

  async invited(unit = UNIT): Promise<Invited> {
    const { body } = await this.service.ask('post', `${unit}/invitations`);
    const invitationId = String(body['invitationId']);
    return { invitationId, code: String(body['code']), path: `${unit}/invitations/${invitationId}` };
  }

  enrol(body: object, by = this.service): Promise<Answered> {
    return by.ask('post', '/enrolments', body, null);
  }

  confirm(path: string, digits: unknown): Promise<Answered> {
    return this.service.ask('post', `${path}/confirm`, { digits });
  }

  /** A phone that has used an invitation, was confirmed, and got its API key. */
  async enrolled(): Promise<EnrolledPhone> {
    const [{ code, path }, phone] = [await this.invited(), device()];
    const body = await phone.enrolment(code);
    await this.confirm(path, (await this.enrol(body)).body['digits']);
    const { body: given } = await this.enrol(body);
    return { body, kid: phone.kid, apiKey: String(given['apiKey']), path };
  }
}

/** The status, and the code of a problem. */
export async function met(asked: Promise<Answered>): Promise<string> {
  const { status, body } = await asked;
  const isProblem = 'code' in body && typeof body['detail'] === 'string';
  return isProblem ? `${status} ${String(body['code'])}` : `${status}`;
}
