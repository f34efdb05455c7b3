import type { StartContext } from '../../src/flow/index.ts';
import { houseLoader, loadText } from './support.ts';
import { contextOn, houseLexicon } from './transcript.ts';

/** A form with sections, items inside items, a count that is known before, and sums over what is in the items. */
export const familyText = `id: family
title: 家里
triggers: [说说家里]
submits: family
questions:
  - { name: people, type: count, short: 人口, label: 几口人？, purpose: 看情况。, unit: 人, required: true, retry: 比如 2。 }
  - name: members
    title: 家里人
    repeat: { named_by: name, unit: 位, more: 还有别人吗？, count: people, purpose: 看情况。, retry: 还有回 1，没有了回 2。 }
    questions:
      - { name: name, type: name, short: 名字, label: 叫什么名字？, purpose: 看情况。, required: true, must_know: true, retry: 请写名字。 }
      - name: state
        type: select_one
        short: 现在
        label: "{{ say.name }}现在在哪里？"
        purpose: 看情况。
        choices: [{ name: home, label: 在家 }, { name: away, label: 外出打工 }]
        retry: 请回数字。
      - { name: months, type: count, short: 几个月, label: "{{ say.name }}去年做了几个月？", purpose: 看情况。, unit: 个月, relevant: state == "away", constraint: value <= 12, constraint_message: 一年只有12个月。, retry: 比如 8。 }
      - { name: pay, type: amount, short: 月工资, label: 一个月多少？, purpose: 看情况。, relevant: state == "away", retry: 比如 3000。 }
      - { name: wage, type: amount, calculation: double(months) * pay }
      - name: bills
        title: 药费
        repeat: { named_by: illness, unit: 笔, first: "{{ say.name }}看病花钱了吗？", more: 还有别的病吗？, purpose: 看情况。, retry: 有回 1，没有回 2。, limit: 3 }
        questions:
          - { name: illness, type: text, short: 什么病, label: 什么病？, purpose: 看情况。, required: true, retry: 请说病名。 }
          - { name: paid, type: amount, short: 花了, label: 自己花了多少？, purpose: 看情况。, retry: 比如 500。 }
  - name: money
    title: 收入
    relevant: members.exists(m, m.state == "away")
    questions:
      - { name: steady, type: yes_no, short: 稳不稳, label: "打工一共 {{ wages }} 元，明年还有吗？", purpose: 看情况。, retry: 有就回 1。 }
  - { name: wages, type: amount, calculation: "sum(members.filter(m, m.state == \\"away\\").map(m, m.wage))" }
  - { name: sick, type: count, calculation: "members.filter(m, size(m.bills) > 0).size()" }
summary:
  intro: "{{ sick }}个人看病，对吗？"
  choices: [{ name: ok, label: 提交, words: [对], then: submit }, { name: change, label: 要改, then: correct }]
`;

export const family = loadText(houseLoader(), familyText, 'family.yaml');

export const familyContext: StartContext = {
  ...contextOn('2026-09-24', houseLexicon()),
  lists: {},
  given: {},
};
