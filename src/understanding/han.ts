const signs = '零一二三四五六七八九';

/** A number in plain signs as it is spoken, exact and with every zero: 35000 → 三万五千, 200 → 二百, 12.5 → 十二点五. */
export function toHan(value: number): string {
  if (value < 0) return `负${toHan(-value)}`;
  const whole = Math.floor(value);
  const rest = Math.round((value - whole) * 1e6) / 1e6;
  const fraction =
    rest === 0
      ? ''
      : `点${String(rest)
          .slice(2)
          .replace(/\d/g, (digit) => signs[Number(digit)] ?? '')}`;
  return wholeToHan(whole) + fraction;
}

function wholeToHan(value: number): string {
  if (value === 0) return '零';
  const parts: string[] = [];
  let rest = value;
  for (const [size, sign] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(rest / size);
    rest -= part * size;
    if (part === 0) continue;
    const gap = parts.length > 0 && part < 1000 ? '零' : '';
    parts.push(gap + (part >= 10_000 ? wholeToHan(part) : underTenThousand(part)) + sign);
  }
  // 一十五 is said 十五, at the start only.
  return parts.join('').replace(/^一十/, '十');
}

function underTenThousand(value: number): string {
  let out = '';
  let gap = false;
  for (const [size, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) gap = out !== '';
    else {
      out += (gap ? '零' : '') + (signs[digit] ?? '') + sign;
      gap = false;
    }
  }
  return out;
}

/** 35000 → 35,000; at most `places` decimals, without trailing zeros. */
export function toFigures(value: number, places = 2): string {
  const [whole = '', fraction] = String(Math.round(Math.abs(value) * 10 ** places) / 10 ** places).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
