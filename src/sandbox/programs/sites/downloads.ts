// Three archives come in pieces, first in turn and then together; each is whole when its last piece is
// there, and its checksum is that of what was sent.
import { gather, run } from "asyncio";

export const scenario = {
  hosts: {
    "files.test": {
      latency: 50,
      bandwidth: 100_000,
      site: {
        "/3.8.4.zip": { size: 300_000 },
        "/3.8.5.zip": { size: 400_000 },
        "/3.8.6.zip": { size: 500_000 },
      },
    },
  },
};

const names = ["3.8.4.zip", "3.8.5.zip", "3.8.6.zip"];

/** CRC-32, by which an archive knows whether it is whole. */
function sum(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

async function download(name: string) {
  const response = await fetch(`http://files.test/${name}`);
  const size = Number(response.headers.get("content-length"));
  const archive = new Uint8Array(size);
  let pieces = 0;
  let at = 0;
  for await (const piece of response.body ?? []) {
    archive.set(piece, at);
    at += piece.length;
    pieces += 1;
  }
  const how = pieces > 1 ? "in pieces" : "at once";
  console.log(`${name}: ${at} of ${size} bytes ${how}, ${sum(archive).toString(16)}`);
}

await run(async () => {
  const began = performance.now();
  for (const name of names) await download(name);
  console.log(`in turn: ${performance.now() - began} ms`);
});
await run(async () => {
  const began = performance.now();
  await gather(names.map((name) => () => download(name)));
  console.log(`together: ${performance.now() - began} ms`);
});
