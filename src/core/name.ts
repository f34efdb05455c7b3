/** One spelling for a person's name: full-width forms, spaces and the dot in minority names differ by keyboard. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s·•・‧∙.]/gu, '')
    .toLowerCase();
}
