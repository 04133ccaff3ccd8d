// The page of the sealed frame, and the script in it as one classic script: a module would be fetched
// with an origin, and the frame has none. Both are served as files, at any address.
import { fileURLToPath } from "node:url";
import { build } from "esbuild-wasm";

/** Nothing may be fetched; scripts come from the frame's own address and from blobs made in it. */
const policy = "default-src 'none'; script-src 'self' blob:; worker-src blob:";

/** `frameScriptUrl` is relative to the page or absolute, of the page's own origin. */
export function sandboxPage(frameScriptUrl: string): string {
  const url = frameScriptUrl.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Sandbox</title>
<script src="${url}"></script>
</head>
<body></body>
</html>
`;
}

export async function buildFrame(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL("./frame.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "esnext",
    minify: true,
    legalComments: "none",
    logLevel: "error",
    tsconfigRaw: {},
  });
  return result.outputFiles[0]?.text ?? "";
}
