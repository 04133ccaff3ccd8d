// Loaded before a program in plain Node: a real web server on this machine plays the hosts that the
// program's scenario describes, without their delays, and every connection to a host that ends in
// `.test` goes there.
import { createServer } from "node:http";
import { Socket } from "node:net";

const filling = "the quick brown fox jumps over the lazy dog\n";

/** The scenario is plain data in the program's text: nothing of the program runs for it. */
const { readFileSync } = await import("node:fs");
const text = readFileSync(process.argv[1], "utf8");
const found = /^export const scenario = (\{[\s\S]*?\n\}|\{.*\});$/m.exec(text)?.[1];
const hosts = found === undefined ? {} : (new Function(`return ${found}`)().hosts ?? {});

const server = createServer((request, response) => {
  const page = hosts[request.headers.host?.replace(/:\d+$/, "") ?? ""]?.site?.[request.url ?? ""];
  const { status = 200, body = "", size } = page ?? { status: 404 };
  const content =
    size === undefined ? body : filling.repeat(size / filling.length + 1).slice(0, size);
  response.writeHead(status, { "content-length": Buffer.byteLength(content) }).end(content);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
server.unref();
const { port } = server.address();

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof options?.host === "string" && options.host.endsWith(".test")) {
    Object.assign(options, { host: "127.0.0.1", port });
  }
  return connect.apply(this, args);
};
