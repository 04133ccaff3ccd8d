// A program that reads its own functions finds what it wrote, not what was inserted.
import { expect, test } from "vitest";
import { record } from "../trace/programs/support/record.ts";
import { printLine } from "../trace/text.ts";

async function printed(source: string): Promise<string[]> {
  const { events } = await record(source);
  return events.flatMap((event) => (event.type === "console" ? [printLine(event.values)] : []));
}

const forms: Readonly<Record<string, string>> = {
  "an async function": "async function f() {\n  await null;\n  return 1;\n}",
  "an async arrow": "async (x) => await x",
  "an async generator": "async function* f() {\n  yield 1;\n  for await (let x of []) ;\n}",
  "a class with async methods": "class Till {\n  async take() {\n    await null;\n  }\n}",
  "a function around one": "function outer() {\n  return (async () => {\n    await 0;\n  })();\n}",
  "a try around an await":
    "async function f() {\n  try {\n    await 0;\n  } catch (e) {\n    await 1;\n  } finally {\n    await 2;\n  }\n}",
  "a plain function": "function f() {\n  return 1;\n}",
  "a function with named ones in it":
    "async function f() {\n  const arrow = async () => {\n    await null;\n  };\n  function plain() {\n  }\n  const made = class {\n    field = () => 1;\n  };\n  await arrow(plain, made);\n}",
  "a class with a block of its own": "class Till {\n  static {\n    this.open = true;\n  }\n}",
};

test.for(Object.entries(forms))("%s says its own text", async ([, text]) => {
  const source = `console.log([String(${text})].join());`;
  const [said = ""] = await printed(source);
  expect(said).toBe(text);
});

test("two functions of the same form each say their own", async () => {
  const source = `
    const a = async () => { await 1; };
    const b = async () => { await 1; };
    console.log(String(a) === String(b), a.toString === b.toString);
  `;
  expect(await printed(source)).toEqual(["true true"]);
});

test("a method says its own text, and so does one that comes by an accessor", async () => {
  const source = `
    const shop = { async open() { await 0; }, get sign() { return async () => { await 1; }; } };
    console.log(/\\$\\$/.test(String(shop.open) + String(shop.sign)));
    console.log(String(shop.open).replace(/\\s+/g, " "));
  `;
  expect(await printed(source)).toEqual(["false", "async open() { await 0; }"]);
});

test("toString itself is as native as ever, and refuses what is no function", async () => {
  const source = `
    const { toString } = Function.prototype;
    console.log(String(toString), toString.name, toString.length, "prototype" in toString);
    console.log(String(Math.max), String(new Proxy(async () => { await 0; }, {})));
    try { toString.call({}); } catch (error) { console.log(error instanceof TypeError); }
    console.log(JSON.stringify(Object.getOwnPropertyDescriptor(Function.prototype, "toString")));
  `;
  expect(await printed(source)).toEqual([
    "function toString() { [native code] } toString 0 false",
    "function max() { [native code] } function () { [native code] }",
    "true",
    '{"writable":true,"enumerable":false,"configurable":true}',
  ]);
});
