/** The invented county of the demo: who lives there, what is already on its way, who has a simulated phone. */
export { parseDemoCounty, type DemoCounty } from './county.ts';
export { loadDemoCounty, type DemoParts } from './load.ts';
export { readDirectory, type DemoDirectory, type PhoneOwner } from './phone-book.ts';
