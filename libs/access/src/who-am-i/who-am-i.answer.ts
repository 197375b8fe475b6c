import { type Caller, Describe, IsWord, List, Open, type Right, RIGHTS } from '#kafila/platform';
import { IsString } from 'class-validator';
import { isRole, type Role, ROLES } from '../roles/roles.js';

const VIAS: readonly Caller['via'][] = ['local', 'key', 'session', 'token', 'nothing'];

@Open({ name: 'WhoAmI' })
export class WhoAmIAnswer {
  @IsString()
  @Describe(
    'As events name whoever calls under `by`; `anybody` where it is not known.',
    'access-oidc-pXb2Q9d0',
  )
  readonly id!: string;

  @IsWord(VIAS)
  @Describe('By what it is known.', 'session')
  readonly via!: Caller['via'];

  @List(IsWord(Object.keys(ROLES)))
  @Describe('What whoever calls is.', ['desk'])
  readonly roles!: readonly Role[];

  @List(IsWord(Object.keys(RIGHTS)))
  @Describe('And what it may do by that.', ['convoys.read'])
  readonly rights!: readonly Right[];
}

export function whoAmI({ id, via, role, rights }: Caller): WhoAmIAnswer {
  return { id, via, roles: role.split('+').filter(isRole), rights: [...rights].sort() };
}
