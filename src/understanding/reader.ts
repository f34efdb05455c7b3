import { readAddress } from './address.ts';
import { readAmount } from './amount.ts';
import { readChoice } from './choice.ts';
import { readCount } from './count.ts';
import { readIdNumber } from './id-number.ts';
import { readName } from './name.ts';
import { squeeze } from './normalize.ts';
import { readPhone } from './phone.ts';
import { readDate } from './date.ts';
import { readDuration } from './duration.ts';
import { readQuantity } from './quantity.ts';
import type { Reading } from './reading.ts';
import type { FieldSpec, UnderstandContext } from './types.ts';
import { readYesNo } from './yes-no.ts';

/** The grammar of the asked type on normalized text; `raw` is what was typed, for names and free text. */
export function read(text: string, raw: string, field: FieldSpec, context: UnderstandContext): Reading {
  const { lexicon, today } = context;
  switch (field.type) {
    case 'amount':
      return readAmount(squeeze(text), field, lexicon);
    case 'count':
      return doubtMinus(text, readCount(squeeze(text), field, lexicon));
    case 'date':
    case 'period':
      return readDate(squeeze(text), field, context);
    case 'quantity':
      return doubtMinus(text, readQuantity(squeeze(text), field, lexicon));
    case 'duration':
      return doubtMinus(text, readDuration(squeeze(text), field, lexicon));
    case 'yes_no':
      return readYesNo(text, field, lexicon);
    case 'select_one':
    case 'select_multiple':
      return readChoice(text, field, lexicon);
    case 'name':
      return readName(raw.normalize('NFKC'), context.places ?? [], lexicon);
    case 'phone':
      return readPhone(text);
    case 'id_number':
      return readIdNumber(text, today);
    case 'address':
      return readAddress(text, context.places ?? [], lexicon);
    case 'text':
      return { values: [{ type: 'text', text: raw.trim() }], reasons: [] };
    default:
      return null;
  }
}

/** A minus in front of what cannot be less than nothing is a slip or a mark of a list: the number is read back. */
function doubtMinus(text: string, reading: Reading): Reading {
  if (!/^\s*-\s*\d/.test(text) || reading === null || 'reject' in reading) return reading;
  return { ...reading, reasons: [...reading.reasons, 'fuzzy'] };
}
