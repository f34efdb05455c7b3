/** `npm run build`: everything `npm start` would build, without starting. */
import { buildPageWhenStale } from './build-page.ts';

await buildPageWhenStale();
