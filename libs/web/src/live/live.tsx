import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { type ApiProblem } from '../api/problem.js';
import { read } from '../api/use-read.js';
import { LiveStore, type LiveState } from './live-store.js';
import { shareStream } from './one-stream.js';

/** Changes that come together are drawn once. */
const DRAW_EVERY_MS = 100;
/** What is about anything is read again at most so often while things change. */
const READ_AGAIN_EVERY_MS = 2_000;
const RETRY_MS = 3_000;
/** The service has another event store than it had: its data were put back, or exchanged. */
const LAST_ID_UNKNOWN = 400;

interface Live {
  readonly store: LiveStore;
  readonly problem: ApiProblem | undefined;
}

const LiveContext = createContext<Live | undefined>(undefined);

/** Keeps the fleet of whoever looks, live, for all pages below; and has reads asked again when what they are about changed. */
export function LiveFleet({
  caller,
  children,
}: {
  readonly caller: string;
  readonly children: ReactNode;
}): ReactElement {
  const [store] = useState(() => new LiveStore(() => performance.now()));
  const [problem, setProblem] = useState<ApiProblem>();
  const queries = useQueryClient();
  useEffect(() => {
    const ending = new AbortController();
    let drawing: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      drawing ??= setTimeout(() => {
        drawing = undefined;
        store.publish();
      }, DRAW_EVERY_MS);
    };
    const stop = shareStream(`kafila-live-${caller}`, '/v1/live?as=fleet', () => store.lastId, {
      onEvent: (event) => {
        store.takeEvent(event);
        draw();
      },
      onOpen: (isOpen, status) => {
        store.takeOpen(isOpen, status);
        // What failed while the service was away is asked again.
        if (isOpen) void queries.invalidateQueries({ queryKey: ['anything'] });
        if (status === LAST_ID_UNKNOWN) {
          store.forget();
          void takeSnapshot(store, ending.signal, setProblem).then(draw);
        }
        draw();
      },
      onReached: (id) => {
        void takeSnapshot(store, ending.signal, setProblem, id).then(draw);
      },
    });
    void takeSnapshot(store, ending.signal, setProblem).then(draw);
    return () => {
      ending.abort();
      clearTimeout(drawing);
      stop();
    };
  }, [store, caller, queries]);
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    const stop = store.onChange((changed) => {
      for (const convoyId of changed) void queries.invalidateQueries({ queryKey: ['convoy', convoyId] });
      again ??= setTimeout(() => {
        again = undefined;
        void queries.invalidateQueries({ queryKey: ['anything'] });
      }, READ_AGAIN_EVERY_MS);
    });
    return () => {
      clearTimeout(again);
      stop();
    };
  }, [store, queries]);
  return <LiveContext value={{ store, problem }}>{children}</LiveContext>;
}

/**
 * Until there is one: the service may be away as the page opens. Convoys that have ended are left out: nobody waits for news of them.
 *
 * @param from the id of a change that is to be in it
 */
async function takeSnapshot(
  store: LiveStore,
  ended: AbortSignal,
  tell: (problem: ApiProblem | undefined) => void,
  from?: string,
): Promise<void> {
  const [waitFor] = from?.split('.') ?? [];
  const query = { ended: 'false' as const, ...(waitFor !== undefined && { waitFor }) };
  const isOver = (): boolean => ended.aborted;
  while (!isOver()) {
    try {
      const { data, position = '0', ageS } = await read('/v1/fleet', { params: { query } }, ended);
      store.takeSnapshot({ rows: data.items, position, ageS });
      tell(undefined);
      return;
    } catch (error) {
      if (isOver()) return;
      tell(error as ApiProblem);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** The fleet now. */
export function useLive(): LiveState & { readonly problem: ApiProblem | undefined } {
  const live = useContext(LiveContext);
  if (!live) throw new Error('A page that is live stands below LiveFleet.');
  const state = useSyncExternalStore(live.store.subscribe, live.store.getState);
  return { ...state, problem: live.problem };
}
