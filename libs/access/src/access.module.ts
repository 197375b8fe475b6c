import { EVENT_STORE, type EventStore } from '#kafila/event-store';
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DecideAccess } from './decide/decide-access.js';
import { LastUse } from './door/last-use.js';
import { DEVICE_CONTROLLERS, DEVICE_HANDLERS } from './device-use-cases.js';
import { INVITATION_TERMS, type InvitationTerms } from './devices/invitation-terms.js';
import { GrantRolesController } from './grant-roles/grant-roles.controller.js';
import { GrantRolesHandler } from './grant-roles/grant-roles.handler.js';
import { IssueKeyController } from './issue-key/issue-key.controller.js';
import { IssueKeyHandler } from './issue-key/issue-key.handler.js';
import { ListPrincipalsController } from './list-principals/list-principals.controller.js';
import { ListPrincipalsHandler } from './list-principals/list-principals.handler.js';
import { type SignInParts } from './oidc/open-oidc.js';
import { FollowPrincipals } from './principals/follow-principals.js';
import { RevokeKeyController } from './revoke-key/revoke-key.controller.js';
import { RevokeKeyHandler } from './revoke-key/revoke-key.handler.js';
import { SetScopeController } from './set-scope/set-scope.controller.js';
import { SetScopeHandler } from './set-scope/set-scope.handler.js';
import { SIGN_IN_CONTROLLERS, SIGN_IN_PROVIDERS } from './sign-in-use-cases.js';
import { SignIn } from './sign-in/sign-in.js';

/** What the door of the service knows already. */
export interface AccessParts {
  readonly followed: FollowPrincipals;
  readonly lastUse?: LastUse;
  /** What people sign in by; undefined: nobody does. */
  readonly signIn?: SignInParts | undefined;
  readonly invitations?: InvitationTerms;
}

/** Who may what: how it is decided. How it is kept to is `KeyDoor`. */
@Module({
  imports: [CqrsModule],
  controllers: [
    ...[ListPrincipalsController, GrantRolesController, SetScopeController],
    ...[IssueKeyController, RevokeKeyController],
    ...DEVICE_CONTROLLERS,
    ...SIGN_IN_CONTROLLERS,
  ],
  providers: [
    ...[DecideAccess, ListPrincipalsHandler, GrantRolesHandler, SetScopeHandler],
    ...[IssueKeyHandler, RevokeKeyHandler],
    ...DEVICE_HANDLERS,
    ...SIGN_IN_PROVIDERS,
  ],
})
export class AccessModule {
  /** Closes neither the store nor what follows it. */
  static with(
    store: EventStore,
    { followed, lastUse, signIn, invitations = {} }: AccessParts,
  ): DynamicModule {
    return {
      module: AccessModule,
      // Others in the service look up who signs by which key.
      global: true,
      exports: [FollowPrincipals],
      providers: [
        { provide: EVENT_STORE, useValue: store },
        { provide: FollowPrincipals, useValue: followed },
        { provide: LastUse, useValue: lastUse },
        { provide: INVITATION_TERMS, useValue: invitations },
        {
          provide: SignIn,
          inject: [DecideAccess],
          useFactory: (access: DecideAccess) => signIn && new SignIn(signIn, access),
        },
      ],
    };
  }
}
