export { CONTROL_ROOM, FIELD_APP } from './applications.js';
export { type Application, serveApplication } from './serve-application.js';
