import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { Action } from '../state/action.ts';
import { dueFrames } from '../state/due-frames.ts';
import { reduce } from '../state/reduce.ts';
import { initialState, type State } from '../state/state.ts';
import { connect, type Connection } from './connection.ts';

/** The page's state, kept by the frames that come in; what is due goes out by itself whenever the socket is open. */
export function useMessenger(): [State, (action: Action) => void] {
  const [state, dispatch] = useReducer(reduce, initialState);
  const connection = useRef<Connection | null>(null);

  useEffect(() => {
    const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
    const opened = connect(`${scheme}://${window.location.host}/simulator`, {
      onFrame: (frame) => dispatch({ type: 'frame', frame, atMs: Date.now() }),
      onLost: () => dispatch({ type: 'link-lost' }),
    });
    connection.current = opened;
    return () => opened.stop();
  }, []);

  useEffect(() => {
    for (const frame of dueFrames(state)) {
      if (!connection.current?.send(frame)) continue;
      dispatch(
        frame.op === 'friend' ? { type: 'asked', person: frame.as } : { type: 'handed', ref: frame.ref },
      );
    }
  }, [state.link, state.outgoing, state.people]);

  return [state, dispatch];
}
