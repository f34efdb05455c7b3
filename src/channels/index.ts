/** Messengers: the port, the Wechaty adapter, and the simulator. Wechaty itself is loaded at the first start. */
export type { Channel, Receive, SendOptions, SendOutcome } from './channel.ts';
export { sendErrors, SendFailure, type SendErrorCode } from './send-error.ts';
export { createHttpSpeech, type HttpSpeechOptions } from './speech/http-speech.ts';
export type { SpeechToText, Voice } from './speech/speech-to-text.ts';
export { createWechatyChannel } from './wechaty/channel.ts';
export type { Puppet, WechatyChannelOptions } from './wechaty/options.ts';
export { createSimulator, type Simulator, type SimulatorOptions } from './simulator/simulator.ts';
export type { Directory } from './simulator/directory.ts';
export type { ChatMessage, SimulatedPerson, SimulatedRoom } from './simulator/frames.ts';
export { connectSimulator, type SimulatorClient } from './simulator/client.ts';
