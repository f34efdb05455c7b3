/** 监测对象类型 (C-50): 脱贫不稳定户, 边缘易致贫户, 突发严重困难户. */
export const monitoredTypes = ['T1', 'T2', 'T3'] as const;
export type MonitoredType = (typeof monitoredTypes)[number];

/** 致贫返贫风险 (C-51). */
export const riskCodes = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R99',
] as const;
export type RiskCode = (typeof riskCodes)[number];

/** Conditions that speak against monitoring (C-55); a county lists those it goes by. */
export const exclusionCodes = ['X01', 'X02', 'X03', 'X04', 'X05', 'X06', 'X07', 'X08', 'X99'] as const;
export type ExclusionCode = (typeof exclusionCodes)[number];

/** Why a household is not monitored, told to it in plain words (D1). */
export const rejectReasons = [
  'not_rural',
  'above_line',
  'stable_below',
  'no_risk',
  'exclusion',
  'untrue',
  'household_gone',
  'duplicate',
  'voted_down',
  'objection',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** Who comes to an evaluation (001_08e4 L145; 004_bc94 L31). */
export const attendanceClasses = [
  'committee',
  'team',
  'supervisors',
  'representatives',
  'group_head',
] as const;
export type AttendanceClass = (typeof attendanceClasses)[number];

/** Offices that review with the township, each its own guarantee (001_08e4 L147). */
export const sectors = ['education', 'housing', 'water', 'health'] as const;
export type Sector = (typeof sectors)[number];

/** Help measures, as the statistics count them (002_b66c L91, C6). */
export const measureKinds = [
  'industry',
  'employment',
  'finance',
  'public_post',
  'housing',
  'health',
  'education',
  'social_security',
  'social_help',
  'living_conditions',
  'infrastructure',
  'water',
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** What changes who lives in a household (C-23, D11). */
export const memberEvents = [
  'born',
  'married_in',
  'moved_in',
  'died',
  'married_out',
  'moved_out',
  'imprisoned',
  'enlisted',
  'missing',
] as const;
export type MemberEvent = (typeof memberEvents)[number];

/** More than so many risks are one too many for the national form (C-51). */
export const mostRisks = 5;
