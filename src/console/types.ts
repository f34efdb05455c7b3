/** The frames between this page and the simulated messenger: types only, nothing of the service runs here. */
export type {
  ChatMessage,
  ClientFrame,
  ServerFrame,
  SimulatedPerson,
  SimulatedRoom,
} from '../channels/simulator/frames.ts';
