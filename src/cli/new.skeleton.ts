// The files of a new chapter and of a new exercise: small, whole, and right as they stand, so that an
// author changes what works. Each TODO says what is still the skeleton's.

export type Files = Readonly<Record<string, string>>;

export function chapterFiles(title: string): Files {
  return {
    "chapter.mdx": chapterText(title),
    "first.ts": `import { gather, run, sleep } from "asyncio";

async function boil(what: string, ms: number) {
  await sleep(ms);
  console.log(\`\${what} is ready\`);
}

async function main() {
  await gather([() => boil("rice", 2000), () => boil("soup", 3000)]);
  console.log("supper");
}

await run(main);
`,
    "first.py": `import asyncio


async def boil(what, seconds):
    await asyncio.sleep(seconds)
    print(f"{what} is ready")


async def main():
    await asyncio.gather(boil("rice", 2), boil("soup", 3))
    print("supper")


asyncio.run(main())
`,
    "first.out": "    2.000   rice is ready\n    3.000   soup is ready\n    3.000   supper\n",
  };
}

function chapterText(title: string): string {
  return `---
title: ${JSON.stringify(title)}
summary: "TODO: one or two sentences for lists and previews"
part: 1
---

TODO: a situation that a working developer has, and a question to decide before reading on

<Predict of="first" />

TODO: why the lines come as they do

<Quiz asks="TODO: what do people get wrong here?">
  <Answer right says="what is true">
    TODO: why it is true
  </Answer>
  <Answer says="what people believe">
    TODO: what one who believes it has in mind, and where it goes wrong
  </Answer>
</Quiz>

## What to remember

1. TODO: five lines at most
`;
}

export function exerciseFiles(title: string): Files {
  return {
    "exercise.mdx": exerciseText(title),
    "start.ts": startText,
    "solution.ts": `import { gather } from "asyncio";

export type Job = () => Promise<number>;

// TODO: a comment for each decision
export async function total(first: Job, second: Job) {
  const [one, two] = await gather([first, second]);
  return one + two;
}
`,
    "checks.ts": checksText,
    "mistakes/in-turn.ts": `// TODO: a wrong program that people really write, and its message
// says: The second job begins when the first has ended.
export type Job = () => Promise<number>;

export async function total(first: Job, second: Job) {
  let sum = 0;
  for (const job of [first, second]) sum += await job();
  return sum;
}
`,
    "mistakes/first-only.ts": `// TODO: another one
// says: Only one of the two results is in the total.
export type Job = () => Promise<number>;

export async function total(first: Job, second: Job) {
  return Promise.race([first(), second()]);
}
`,
  };
}

const startText = `export type Job = () => Promise<number>;

export async function total(first: Job, second: Job) {
  // TODO: don't wait for the first before you start the second.
  return (await first()) + (await second());
}
`;

const checksText = `import { sleep } from "asyncio";
import { check } from "checks";
import { total } from "./start.ts";

// TODO: what should be so, in a sentence for each check, with made-up values
check("two jobs of a second take one second together", async (t) => {
  const [one, two] = [t.number(10, 49), t.number(50, 99)];
  async function first() {
    await sleep(1000);
    return one;
  }
  async function second() {
    await sleep(1000);
    return two;
  }
  const summed = await t.run(() => total(first, second));
  t.spot("The second job begins when the first has ended.")(summed).toTake(2000);
  t.spot("Only one of the two results is in the total.")(summed).toReturn(one);
  t.expect(summed).toTake(1000);
  t.expect(summed).toReturn(one + two);
});
`;

function exerciseText(title: string): string {
  return `---
title: ${JSON.stringify(title)}
difficulty: 1
concepts: [task]
hints:
  - "TODO: a question that leads there"
  - "TODO: the same, more plainly"
learnt: "TODO: one sentence that a learner takes along"
---

TODO: the task in a few sentences

\`total(first, second)\` runs two jobs and adds what they give. Run them at the same time.
`;
}
