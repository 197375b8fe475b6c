import { convoysRoute } from './pages/convoys/route.js';
import { homeRoute } from './pages/home/route.js';
import { rootRoute } from './shell/root-route.js';

/** Every page there is. A new one stands here, and in `CONTROL_ROOM` of libs/web-host, by which the service knows its address. */
export const routeTree = rootRoute.addChildren([homeRoute, convoysRoute]);
