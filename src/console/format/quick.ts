/** A quick answer as a chip: the number in front, if there is one, and what tapping it sends. */
export interface Chip {
  number: string | null;
  label: string;
  answer: string;
}

/** `1. 生病` → number 1, label 生病, sends `1`: what somebody with thumbs would type. Without a number, the words. */
export function readChip(quick: string): Chip {
  const found = /^\s*(\d{1,2})\s*[.．、)）:：\s]\s*(\S.*)$/su.exec(quick);
  const [, number, label] = found ?? [];
  if (number !== undefined && label !== undefined) return { number, label: label.trim(), answer: number };
  return { number: null, label: quick.trim(), answer: quick.trim() };
}
