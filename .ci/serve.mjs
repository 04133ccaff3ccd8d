// Serves the built site as a static host would, with its packed files and the headers of `_headers`:
// `node .ci/serve.mjs PORT`. INTERLEAVE_BASE is the path it stands under, INTERLEAVE_SITE_FOLDER the
// folder it is in, `dist/` unless said otherwise.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { root } from "./install.mjs";

const port = Number(process.argv[2] ?? 4321);
const folder = resolve(root, process.env.INTERLEAVE_SITE_FOLDER ?? "dist");
const base = (process.env.INTERLEAVE_BASE ?? "/").replace(/\/?$/, "/");

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

const rules = readRules(join(folder, "_headers"));
const server = createServer((request, response) => {
  const path = decoded(new URL(request.url ?? "/", "http://localhost").pathname);
  if (path === null) return refuse(response, 400);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
  const file = fileAt(path);
  if (file === "slash") {
    response.writeHead(301, { location: `${path}/` }).end();
    return;
  }
  send(request, response, path, file ?? join(folder, "404.html"), file === null ? 404 : 200);
});
server.listen(port, "127.0.0.1");
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}

/** The file an address means, `"slash"` for a folder without its slash, `null` for none. */
function fileAt(path) {
  if (!path.startsWith(base)) return null;
  const file = normalize(join(folder, path.slice(base.length)));
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  if (!existsSync(file)) return null;
  if (!statSync(file).isDirectory()) return file;
  if (!path.endsWith("/")) return "slash";
  const index = join(file, "index.html");
  return existsSync(index) ? index : null;
}

function send(request, response, path, file, status) {
  if (!existsSync(file)) return refuse(response, 404);
  const { file: found, encoding } = packed(file, request.headers["accept-encoding"] ?? "");
  const { size, mtimeMs } = statSync(found);
  const tag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  response.setHeader("cache-control", "no-cache");
  response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
  response.setHeader("etag", tag);
  response.setHeader("vary", "accept-encoding");
  for (const [name, value] of headersFor(path)) response.setHeader(name, value);
  if (encoding) response.setHeader("content-encoding", encoding);
  if (status === 200 && request.headers["if-none-match"] === tag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(status, { "content-length": size });
  if (request.method === "HEAD") response.end();
  else createReadStream(found).pipe(response);
}

/** The smallest form of a file that the browser takes. */
function packed(file, accepted) {
  if (/\bbr\b/.test(accepted) && existsSync(`${file}.br`)) {
    return { file: `${file}.br`, encoding: "br" };
  }
  if (/\bgzip\b/.test(accepted) && existsSync(`${file}.gz`)) {
    return { file: `${file}.gz`, encoding: "gzip" };
  }
  return { file, encoding: null };
}

function headersFor(path) {
  return rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ headers }) => headers);
}

/** `_headers`: a path pattern at the margin, its headers indented below. */
function readRules(file) {
  if (!existsSync(file)) return [];
  const found = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (/^\S/.test(line)) found.push({ pattern: patternOf(line.trim()), headers: [] });
    const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? [];
    if (name) found.at(-1)?.headers.push([name, value]);
  }
  return found;
}

function patternOf(text) {
  const parts = text.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function refuse(response, status) {
  response.writeHead(status, { "content-type": "text/plain" }).end(`${status}\n`);
}
