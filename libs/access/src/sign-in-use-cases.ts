import { EndSessionsController } from './end-sessions/end-sessions.controller.js';
import { EndSessionsHandler } from './end-sessions/end-sessions.handler.js';
import { EndSessions } from './end-sessions/end-sessions.js';
import { CallbackController } from './sign-in/callback.controller.js';
import { LogOutController } from './sign-in/log-out.controller.js';
import { LoginController } from './sign-in/login.controller.js';
import { WhoAmIController } from './who-am-i/who-am-i.controller.js';

/** What somebody does who signs in, and what is done to his sessions. */
export const SIGN_IN_CONTROLLERS = [
  ...[EndSessionsController, WhoAmIController],
  ...[LoginController, CallbackController, LogOutController],
];

export const SIGN_IN_PROVIDERS = [EndSessions, EndSessionsHandler];
