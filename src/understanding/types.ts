import type { AreaCode, Day, MoneyPeriod, QuestionType, Value } from '../core/index.ts';

/** One thing to choose from. `words` are other ways to say it (synonyms, sound-alikes, dialect). */
export interface Choice {
  name: string;
  label: string;
  words?: string[];
}

/** What the open question wants to hear. */
export interface FieldSpec {
  name: string;
  type: QuestionType;
  choices?: Choice[];
  /** Unit a bare number is taken in: 亩, 斤, 人, 岁, 次 … */
  unit?: string;
  /** Plausible bounds, in yuan for amounts, else in the unit; outside → confirm, not refuse. */
  plausible?: { min?: number; max?: number };
  /** Period that the question asks for; another one in the answer must be confirmed. */
  period?: MoneyPeriod;
  /** Dates: which way an ambiguous one points. Default past. */
  prefer?: 'past' | 'future';
  /** The question as it was asked: what a bare yes or "all is well" means depends on it. */
  asked?: string;
  /** `high`: read back and confirm always (ID numbers and phones are high by themselves). */
  risk?: 'low' | 'high';
  /** What was recorded last time, in yuan for amounts, else in the unit; ten times or a tenth of it → confirm. */
  lastYear?: number;
}

/** A question that can be corrected by its name: 身份证号码填错了, 收入那题不对. */
export interface CorrectableField {
  /** The number under which people see it: `3`, in the fifth's second `5.2`. */
  no: string;
  type: QuestionType;
  /** What it is called: its short label and other words for it. */
  labels: string[];
}

/** A village or township that a name or an alias can mean. */
export interface Place {
  area: AreaCode;
  name: string;
  aliases?: string[];
  /** Names of the areas it lies in, nearest first; said before it they only narrow it. */
  within?: string[];
}

export interface UnderstandContext {
  today: Day;
  source: 'text' | 'asr';
  /** `confirm`: the value `pending` was read back and a yes, a no or a better value is awaited. */
  phase: 'answer' | 'confirm';
  pending?: Value;
  /** Values offered as numbered candidates by the last read-back, when there was more than one. */
  offered?: Value[];
  lexicon: Lexicon;
  places?: Place[];
  /** The questions of the form, for corrections by name. */
  fields?: CorrectableField[];
}

/** Words that steer the talk instead of answering: they fire on whole utterances only, never inside an answer. */
export type MetaIntent =
  | 'back'
  | 'correct'
  | 'skip'
  | 'pause'
  | 'resume'
  | 'restart'
  | 'cancel'
  | 'help'
  | 'human'
  | 'repeat'
  | 'explain'
  | 'progress'
  | 'greeting'
  | 'thanks'
  | 'submit'
  | 'done';

/** Why something must be confirmed or was not taken; the flow room has words for each. */
export type ReasonCode =
  | 'spoken_amount'
  | 'vague'
  | 'range'
  | 'several_values'
  | 'tenfold'
  | 'unit_mismatch'
  | 'period_mismatch'
  | 'implausible'
  | 'lunar_or_solar'
  | 'self_corrected'
  | 'fuzzy'
  | 'high_risk'
  | 'from_voice'
  | 'not_understood'
  | 'empty'
  | 'too_long'
  /** A loss, kept as a negative amount. */
  | 'loss'
  /** A loss or a minus where only amounts from 0 on are asked for. */
  | 'negative'
  | 'no_such_choice'
  | 'no_such_date'
  | 'no_such_place'
  | 'several_places'
  | 'id_15_digits'
  | 'id_wrong_length'
  | 'id_wrong_check'
  | 'id_wrong_birth'
  | 'id_wrong_region'
  | 'phone_wrong'
  | 'not_a_name';

/** Which answer a correction is about. */
export type CorrectionTarget =
  | { kind: 'current' }
  | { kind: 'previous' }
  | { kind: 'number'; no: string }
  /** Named by what it is about; `no` as in `fields`. */
  | { kind: 'field'; no: string };

/** Several things said in one breath, kept apart: what was said, how many times, and what it comes to. */
export interface Parts {
  items: Value[];
  times?: number;
  total?: Value;
}

export type Understanding =
  /** Certain enough to take. `readback` is the value in figures and 汉字, for the echo in the next question. */
  | { status: 'accept'; value: Value; readback: string }
  /** Understood, but it must be read back first. */
  | { status: 'confirm'; value: Value; readback: string; reasons: ReasonCode[]; parts?: Parts }
  /** More than one meaning: offer them by number. */
  | {
      status: 'choose';
      candidates: { value: Value; readback: string }[];
      reasons: ReasonCode[];
      parts?: Parts;
      /** In phase `confirm`: what is to be added to the value read back (对了，还有两千). */
      adds?: Value;
    }
  /** In phase `confirm`: yes to the read-back. */
  | { status: 'confirmed' }
  /** In phase `confirm`: no, without a better value. */
  | { status: 'denied' }
  /** There is none of it where none has no value of its own (no phone, no ID card). */
  | { status: 'none' }
  /** 说不清, 不晓得. */
  | { status: 'unknown' }
  /** 不想说. */
  | { status: 'refuse' }
  | { status: 'meta'; intent: MetaIntent }
  | { status: 'correct'; target: CorrectionTarget; value?: Value; readback?: string }
  | { status: 'reject'; reasons: ReasonCode[] };

/** A named day of the year, `MM-DD` by either calendar, or `MM-n-w`: the nth weekday (0 = Sunday) of a month. */
export interface Festival {
  words: string[];
  solar?: string;
  lunar?: string;
  weekday?: string;
  /** First and last month of a vague time, `MM-MM`: 秋收. */
  months?: string;
  /** Days it lasts when spoken of as a time (过年的时候). */
  days?: number;
}

/**
 * Word lists from `flows/lexicon/*.yaml`, merged: a county adds its own words without code. An entry may have
 * alternatives, `再(说|讲)(一|)遍`, where the whole utterance is looked at.
 */
export interface Lexicon {
  yes: string[];
  no: string[];
  unknown: string[];
  refuse: string[];
  /** There is none of it: 没得, 一分没得 … */
  none: string[];
  /** Words for around: 大概, 左右, 上下 … */
  approx: string[];
  fillers: string[];
  meta: Record<MetaIntent, string[]>;
  /** Words that mean danger to life, by kind; found anywhere in an utterance. */
  danger: {
    kind: string;
    words: string[];
    /** Phrases that contain a word but mean no danger. */
    except?: string[];
    /** Words that, in the same clause, say that it is long over. */
    unless?: string[];
  }[];
  /** Words that make a yes, a no or a number only probable: 好像, 算是 … */
  hedges?: string[];
  /** Words with a number sign in them that are no numbers: 一共, 万一, 四川 … */
  idioms?: string[];
  /** Words that turn an amount into a loss: 亏, 赔 … */
  losses?: string[];
  /** Names of illnesses, for leaks in a group. */
  illnesses?: string[];
  /** Signs that sound alike, one group a string. */
  sounds?: string[];
  /** Words that only make a steering word polite: 能不能, 可以吗 … */
  requests?: string[];
  /** Greetings and thanks: no answer to anything. */
  pleasantries?: string[];
  /** Words before an answer that carry nothing: 我叫, 户主是, 地址是 … */
  answers?: string[];
  /** Words that take a value back: 不对, 说错了 … */
  wrong?: string[];
  /** A no to a value read back, without a better one: 没那么多 … */
  denials?: string[];
  /** A yes to a value read back, and to nothing else: 就是这个数, 记下 … */
  agreed?: string[];
  /** What stands in a remark and in no name: 吗, 了, 我 … */
  remarks?: string[];
  /** What the people of a household are called: 老伴, 孙孙 … */
  persons?: string[];
  surnames?: string[];
  /** Words that are a number of people: 老两口 … */
  counts?: { words: string[]; value: number }[];
  /** Words that are a length of time: 常年 … */
  spans?: { words: string[]; unit: 'day' | 'month'; min: number; max: number }[];
  /** A careful yes or no, always read back: 算是, 有时候有 … */
  soft_yes?: string[];
  soft_no?: string[];
  /** Named days of the year: solar or lunar month and day, or the nth weekday of a month. */
  festivals?: Festival[];
  /** What people date things by: 汶川地震, 非典那年; first and last day. */
  events?: { words: string[]; start: Day; end: Day }[];
  /** What a word means to a question about something: 身体都好 is a no when illness was asked. */
  polarity?: {
    asked: string[];
    yes: string[];
    no: string[];
    /** Words that, anywhere and not denied, are a careful yes: 我妈有糖尿病 where illness was asked. */
    yes_in?: string[];
    /** Words that, anywhere, are a careful no: 早就还清了 where debts were asked. */
    no_in?: string[];
  }[];
  /** What people call a question of a type, when they want to correct it: 身份证号码, 电话 … */
  kinds?: Partial<Record<QuestionType, string[]>>;
  /** Words for choices of a label, in any flow: 打工 is 务工收入. */
  choices?: {
    label: string[];
    /** Parts of labels that only look like these: 贷款 is no part of 还贷款. */
    not?: string[];
    words?: string[];
    /** Words that, anywhere in an answer, are a careful choice of it. */
    in?: string[];
  }[];
}
