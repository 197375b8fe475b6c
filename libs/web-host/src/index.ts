export { CONTROL_ROOM } from './applications.js';
export { type Application, serveApplication } from './serve-application.js';
