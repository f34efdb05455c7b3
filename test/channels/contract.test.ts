import { describeChannel } from './contract.ts';
import { openMockRig } from './mock-rig.ts';
import { openSimulatorRig } from './simulator-rig.ts';

describeChannel('simulator over a WebSocket', openSimulatorRig);
describeChannel('wechaty-puppet-mock', openMockRig);
