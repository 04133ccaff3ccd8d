import { sleep } from "asyncio";

setTimeout(() => {
  JSON.parse("{");
}, 50);
await sleep(10);
console.log("done");

// says: afterFinish: SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2) was thrown at line 4 after the program had come to its end, where nobody can catch it
