// The page of the sealed frame, at whatever address it is served. Its one script stands in it and is
// named by its hash: the frame loads nothing at all, from nowhere.
import { createHash } from "node:crypto";

export interface SandboxPageOptions {
  /** WebAssembly may be compiled: an interpreter is made of it. */
  readonly wasm?: boolean;
}

/** `script` is a classic script; scripts besides it come only from blobs made in the frame. */
export function sandboxPage(script: string, { wasm = false }: SandboxPageOptions = {}): string {
  const text = script.replaceAll("</script", "<\\/script");
  const hash = createHash("sha256").update(text).digest("base64");
  const also = wasm ? " 'wasm-unsafe-eval'" : "";
  const policy = `default-src 'none'; script-src 'sha256-${hash}' blob:${also}; worker-src blob:`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Sandbox</title>
<script>${text}</script>
</head>
<body></body>
</html>
`;
}
