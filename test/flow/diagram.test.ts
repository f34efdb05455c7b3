import { expect, it } from 'vitest';
import { diagramOf } from '../../src/flow/index.ts';
import { houseBook, houseLoader, loadText } from './support.ts';

const walk = loadText(
  houseLoader(),
  `id: walk
title: 散步
triggers: [去散步]
submits: walk
questions:
  - { name: rain, type: yes_no, short: 雨, label: 下雨吗？, purpose: 好带伞。, required: true, retry: 有就回 1。, stop: { when: value, say: 那就不去了。 } }
  - { name: dog, type: yes_no, short: 狗, label: 带狗吗？, purpose: 好牵绳。, retry: 有就回 1。 }
  - { name: dogs, type: count, short: 几只, label: 几只狗？, purpose: 好牵绳。, relevant: dog, retry: 比如 2。, unit: 只 }
  - { name: bags, type: count, calculation: dogs * 2, relevant: dog }
  - { name: help, type: yes_no, short: 帮忙, label: "带 {{ bags }} 个袋子，有人受伤吗？", purpose: 好叫人。, retry: 有就回 1。, danger: value }
summary:
  intro: 对吗？
  choices: [{ name: ok, label: 出发, then: submit }, { name: change, label: 要改, then: correct }]
`,
);

it('draws questions, forks, computed values, stops, danger, summary and submission', () => {
  expect(diagramOf(walk)).toBe(`flowchart TD
  start(["散步 / 去散步"])
  q_rain["rain<br>下雨吗？"]
  start --> q_rain
  stop_rain(["那就不去了。"])
  q_rain -->|"value"| stop_rain
  q_dog["dog<br>带狗吗？"]
  q_rain --> q_dog
  fork_dogs{"?"}
  q_dog --> fork_dogs
  q_dogs["dogs<br>几只狗？"]
  fork_dogs -->|"dog"| q_dogs
  q_bags{{"bags = dogs * 2"}}
  q_dogs --> q_bags
  q_help["help<br>带 {{ bags }} 个袋子，有人受伤吗？"]
  q_bags --> q_help
  fork_dogs -->|"else"| q_help
  danger_help>"danger"]
  q_help -.->|"value"| danger_help
  summary[["对吗？"]]
  q_help --> summary
  submit(["→ walk"])
  summary -->|"出发"| submit
  summary -.->|"要改"| start
`);
});

it.each(houseBook().all())('$id: every question is drawn and can be come to', (flow) => {
  const diagram = diagramOf(flow);
  for (const { name } of flow.questions) expect(diagram).toMatch(new RegExp(`(?:-->|\\|) q_${name}\\n`, 'u'));
  // Nothing of a text may end it or be taken for HTML.
  const texts = [...diagram.matchAll(/"(.*?)"[\])}|]/gu)].map(([, text = '']) => text);
  expect(texts.filter((text) => /["<>]/u.test(text.replaceAll('<br>', '')))).toEqual([]);
});
