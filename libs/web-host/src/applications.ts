import { type Application } from './serve-application.js';

/** For dispatchers, dashboards and auditors. Its pages are those of apps/control-room/src/routes.ts. */
export const CONTROL_ROOM: Application = {
  folder: 'control-room',
  at: '/',
  pages: [
    ...['/', '/convoys', '/convoys/:convoyId', '/convoys/:convoyId/:part'],
    ...['/borders', '/borders/:place', '/statistics', '/statistics/:kind'],
    ...['/replay', '/audit', '/audit/:convoyId', '/verify', '/report', '/operations'],
    ...['/desk', '/desk/:decision', '/sign-in'],
  ],
};

/** For field units. */
export const FIELD_APP: Application = { folder: 'field-app', at: '/field/', pages: ['/field/'] };
