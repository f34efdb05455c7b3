/** Templates and data → the words people read. */
export * from './message-parts.ts';
export * from './villager-messages.ts';
export * from './cadre-messages.ts';
export type * from './office-page.ts';
export * from './care-messages.ts';
export * from './group-messages.ts';
export * from './request-messages.ts';
export * from './operator-messages.ts';
export * from './opening-messages.ts';
export * from './message-data.ts';
export * from './page-data.ts';
export { readTemplates, type TemplateFiles } from './template-files.ts';
export { eraseReasons } from './words.ts';
export { createRenderer, type CountyFacts, type Renderer } from './renderer.ts';
export { pageLimit, pagesOfText } from './pages.ts';
export { digestLimit, fitDigest } from './digest-fit.ts';
export { readTables, type Table, type TableRefusal } from './tables/read-table.ts';
export { writeTable } from './tables/write-table.ts';
