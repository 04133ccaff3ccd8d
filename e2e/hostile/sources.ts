// Programs whose text is the attack: on the compiler, on source maps, on whoever reads stacks.
import { ESCAPED, type Hostile } from "./case.ts";

const says = ["the end"];

export const sources: readonly Hostile[] = [
  {
    name: "an address for a source map",
    source: `console.log("the end");\n//# sourceMappingURL=LEAK/map.json\n`,
    end: "returned",
    says,
  },
  {
    name: "a source map in a string",
    source: 'console.log(`\n//# sourceMappingURL=LEAK/string.json\n`);\nthrow new Error("mapped");',
    end: "threw",
    error: /mapped/,
    line: 4,
  },
  {
    name: "another name for the script",
    source: `//# sourceURL=interleave:///runtime.js\nthrow new Error("named");\n//# sourceURL=LEAK/other.js\n`,
    end: "threw",
    error: /named/,
    line: 2,
  },
  {
    name: "a source of 5 MB",
    source: `// ${"x".repeat(5 * 1024 * 1024)}\nconsole.log("${ESCAPED}");`,
    end: "refused",
    error: /256 KB/,
  },
  {
    name: "ten thousand brackets",
    source: `console.log(${"(".repeat(10_000)}1${")".repeat(10_000)});`,
    end: "refused",
    error: /deep/,
  },
  {
    name: "ten thousand lists",
    source: `const deep = ${"[".repeat(10_000)}${"]".repeat(10_000)};`,
    end: "refused",
    error: /deep/,
  },
  {
    name: "fifty thousand sums",
    source: `console.log(${"1 + ".repeat(50_000)}1);`,
    end: ["refused", "returned", "threw"],
  },
  {
    name: "eight thousand functions",
    source: `${Array.from({ length: 8000 }, (_, i) => `async function f${i}() { await 1; }`).join("\n")}\nconsole.log("the end");`,
    end: ["returned", "refused"],
  },
  {
    name: "text that closes what stands around it",
    source: `console.log("the end"); }}}))); fetch("LEAK/closed"); (((({{{`,
    end: "refused",
  },
  {
    name: "names that the notes use",
    source: `const $t = 1, $set = 2, $pre = 3, $cur = 4, $enter = 5, $exit = 6;\nasync function f($t: number) { await 1; return $t + $set + $pre; }\nconsole.log(await f(1) === 6 ? "the end" : "${ESCAPED}");`,
    end: "returned",
    says,
  },
  {
    name: "html and scripts in the source",
    source: `// </script><script>parent.pwned = 1</script>\nconsole.log("</script>");\nconsole.log("the end");`,
    end: "returned",
    says,
  },
  { name: "top-level return, with and super", source: `with ({}) { super.x; }`, end: "refused" },
];
