/** A quick answer as a chip: the number in front, if there is one, and the words. Tapping sends it as it was given. */
export interface Chip {
  number: string | null;
  label: string;
  answer: string;
}

/** `1 生病` → number 1, label 生病. Without a number, just the words. */
export function readChip(quick: string): Chip {
  const found = /^\s*(\d{1,2})\s*[.．、)）:：\s]\s*(\S.*)$/su.exec(quick);
  const [, number = null, label = quick] = found ?? [];
  return { number, label: label.trim(), answer: quick };
}
