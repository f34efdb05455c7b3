import type { ProcedurePage } from '../cases/index.ts';

/** Page name → the data it is rendered with. A name is a file `templates/documents/<name>.liquid`, its sample beside it. */
export interface PageData {
  /** A county's procedure, of `npm run profile -- explain`. */
  procedure: ProcedurePage;
}

export type PageName = keyof PageData;

const names: Record<PageName, true> = { procedure: true };

export const pageNames = Object.keys(names) as PageName[];
