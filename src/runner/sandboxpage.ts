// The page of the sealed frame, at whatever address it is served. Its one script is a classic one: a
// module would be fetched with an origin, and the frame has none.

/** Nothing may be fetched; scripts come from the frame's own address and from blobs made in it. */
function policyFor({ wasm = false }: SandboxPageOptions): string {
  const also = wasm ? " 'wasm-unsafe-eval'" : "";
  return `default-src 'none'; script-src 'self' blob:${also}; worker-src blob:`;
}

export interface SandboxPageOptions {
  /** WebAssembly may be compiled: an interpreter is made of it. */
  readonly wasm?: boolean;
}

/** `frameScriptUrl` is relative to the page or absolute, of the page's own origin. */
export function sandboxPage(frameScriptUrl: string, options: SandboxPageOptions = {}): string {
  const policy = policyFor(options);
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
