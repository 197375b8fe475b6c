import { type Application } from './serve-application.js';

/** For dispatchers, dashboards and auditors. Its pages are those of apps/control-room/src/routes.ts. */
export const CONTROL_ROOM: Application = { folder: 'control-room', at: '/', pages: ['/', '/convoys'] };
