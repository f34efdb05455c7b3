/** A message that asks whether something was understood: the value, and the words around it. */
export interface ReadBack {
  before: string;
  value: string;
  after: string;
}

/** `记为 35,000 元（三万五千元），对吗？` and `上次登记：3人，对吗？` (or 申报说, 核实是), on a line of their own; as in flows/phrases.yaml. */
const question = /(?<=^(?:记为 |上次登记：|申报说：|核实是：)).+(?=，对吗？$)/mu;

/** Where a message reads a value back; null when it does not. Every other channel shows the text. */
export function findReadBack(text: string): ReadBack | null {
  const found = question.exec(text);
  if (found === null) return null;
  const [value] = found;
  return {
    before: text.slice(0, found.index),
    value,
    after: text.slice(found.index + value.length),
  };
}
