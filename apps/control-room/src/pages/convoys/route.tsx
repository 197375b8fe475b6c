import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root-route.js';
import { askedOfConvoys } from './asked.js';

/** `/convoys`: what is late. */
export const convoysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/convoys',
  validateSearch: askedOfConvoys,
  component: lazyRouteComponent(() => import('./convoys-page.js'), 'ConvoysPage'),
});
