/** What it takes for a county to start: codes to hand out, and the list of what is missing. */
export {
  findAreas,
  findGroupKind,
  findPeople,
  issueCode,
  type CodeParts,
  type IssuedCode,
} from './issue-code.ts';
export { checkCounty, type CountyReport, type CountyState } from './check-county.ts';
