// What a million events cost the reader who looks at them: until the first picture, while scrubbing,
// in memory. The events are made up: a thousand tasks that sleep and go on, as text in batches.
import { readFileSync } from "node:fs";
import { type Browser, type CDPSession, chromium } from "@playwright/test";
import { pageScript } from "../e2e/bundle.ts";
import { consoleRows } from "./lines.ts";
import { type Row, row } from "./table.ts";

const entry = `
import "./src/components/timeline.ts";
import { Timeline } from "./src/trace/timeline.ts";

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

function* events(tasks, rounds) {
  const place = { file: "main.ts", line: 5, column: 3 };
  const on = { kind: "sleep", text: "sleep 10 ms", task: null, object: null };
  yield { at: 0, type: "started", seed: 1, schedule: 0 };
  for (let task = 1; task <= tasks; task++) {
    yield { at: 0, type: "taskCreated", task, name: "Task-" + task, parent: null, place };
  }
  for (let round = 0; round <= rounds; round++) {
    for (let task = 1; task <= tasks; task++) {
      const at = round * 10;
      if (round === 0) {
        yield { at, type: "taskStarted", task };
        yield { at, type: "frameEntered", frame: task, parent: null, task, name: "work", place };
      } else {
        yield { at, type: "taskWoken", task, by: null };
        yield { at, type: "taskResumed", task };
        yield { at, type: "frameResumed", frame: task };
      }
      yield { at, type: "frameSuspended", frame: task, text: "sleep(10)", place };
      yield { at, type: "taskWaited", task, on, place };
      yield { at, type: "taskSuspended", task };
    }
  }
  yield { at: rounds * 10 + 10, type: "finished", outcome: { kind: "returned" } };
}

let view, timeline;

globalThis.make = (tasks, rounds) => {
  const texts = [];
  let batch = [];
  let count = 0;
  for (const event of events(tasks, rounds)) {
    batch.push(event);
    count++;
    if (batch.length < 5000) continue;
    texts.push(JSON.stringify(batch));
    batch = [];
  }
  texts.push(JSON.stringify(batch));
  globalThis.texts = texts;
  return count;
};

globalThis.first = async () => {
  view = document.querySelector("interleave-timeline");
  const start = performance.now();
  timeline = new Timeline();
  view.load({ timeline, source: "", before: null });
  let parsing = 0;
  for (const text of globalThis.texts) {
    const before = performance.now();
    const parsed = JSON.parse(text);
    parsing += performance.now() - before;
    timeline.append(parsed);
  }
  view.grown();
  await frame();
  await frame();
  await frame();
  globalThis.texts = null;
  return { parsing, all: performance.now() - start, bars: view.querySelectorAll(".tl.live rect").length };
};

globalThis.scrub = async (seconds) => {
  const last = timeline.story.log.length - 1;
  for (const part of view.querySelectorAll("details")) part.open = true;
  const start = performance.now();
  let frames = 0;
  let longest = 0;
  let before = start;
  while (performance.now() - start < seconds * 1000) {
    const share = (1 + Math.sin(frames / 9)) / 2;
    const event = Math.floor(share * last);
    view.seek(event, timeline.story.log.at.at(event), "paused");
    await frame();
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    frames++;
  }
  return { rate: frames / seconds, longest };
};

globalThis.scroll = async (seconds) => {
  const screen = view.querySelector(".screen");
  const start = performance.now();
  let frames = 0;
  while (performance.now() - start < seconds * 1000) {
    screen.scrollTop = (frames * 40) % (screen.scrollHeight - screen.clientHeight);
    await frame();
    frames++;
  }
  return frames / seconds;
};
`;

const shell = `<interleave-timeline data-prefix="b-"><div class="transport"><button data-go="play"><svg><path></path></svg></button><p class="sentence"></p><p class="said"></p></div><div class="stage"><div class="screen"></div><p class="hint" hidden></p></div><p class="legend"></p><div class="views"><details class="steps"><summary>l</summary><div class="rows"></div></details><details class="loop"><summary>l</summary><div class="boxes"></div></details><details class="more"><summary>m</summary><button data-tool="compare" hidden>c</button><span class="done"></span></details></div></interleave-timeline>`;

interface Bench {
  make(tasks: number, rounds: number): number;
  first(): Promise<{ parsing: number; all: number; bars: number }>;
  scrub(seconds: number): Promise<{ rate: number; longest: number }>;
  scroll(seconds: number): Promise<number>;
}

export async function timelineBench(executablePath: string): Promise<Row[]> {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return [
      ...(await measure(browser, 1000, 165)),
      ...(await measure(browser, 10, 16_500)),
      ...(await consoleRows(browser)),
    ];
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, tasks: number, rounds: number): Promise<Row[]> {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  const styles = ["tokens", "timeline"].map((name) =>
    readFileSync(`src/styles/${name}.css`, "utf8"),
  );
  const css = styles.join("\n").replace(/@import[^;]*;/g, "");
  await page.setContent(`<!doctype html><style>${css}</style>${shell}`);
  await page.addScriptTag({ content: await pageScript(entry) });
  const session = await page.context().newCDPSession(page);
  const before = await memory(session);
  const count = await page.evaluate(
    ([many, times]) => (globalThis as unknown as Bench).make(many, times),
    [tasks, rounds] as const,
  );
  const first = await page.evaluate(() => (globalThis as unknown as Bench).first());
  const scrub = await page.evaluate(() => (globalThis as unknown as Bench).scrub(3));
  const scroll = await page.evaluate(() => (globalThis as unknown as Bench).scroll(2));
  const after = await memory(session);
  await page.close();
  const what = `${tasks} tasks, ${count.toLocaleString("en")} events`;
  return [
    row(`${what}: first picture`, [first.all], 1000),
    row("  of it parsing", [first.parsing]),
    row("  a frame while scrubbing, everything open", [1000 / scrub.rate], 33),
    row("  its longest frame", [scrub.longest]),
    row("  a frame while scrolling the lanes", [1000 / scroll], 33),
    row("  memory: heap and buffers", [after - before], 300, "MB"),
  ];
}

/** Megabytes, after everything that can go has gone. */
async function memory(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const usage = await session.send("Runtime.getHeapUsage");
  const { usedSize, backingStorageSize = 0 } = usage as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return (usedSize + backingStorageSize) / 1e6;
}
