import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root-route.js';

/** `/convoys`: what is late. */
export const convoysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/convoys',
  component: lazyRouteComponent(() => import('./convoys-page.js'), 'ConvoysPage'),
});
