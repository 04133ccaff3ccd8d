// What lies outside a program, told as events: connections, datagrams, files and processes.
import type { FileNotes } from "./disk.ts";
import { quote } from "./json.ts";
import type { ProcessNotes } from "./machine.ts";
import type { NetworkNotes } from "./networkworld.ts";
import { Portions } from "./outsideportions.ts";

export interface OutsideNotes {
  readonly network: NetworkNotes;
  readonly files: FileNotes;
  readonly processes: ProcessNotes;
}

/** So much of what is sent tells what it is. */
const legible = 40;

const { fromCharCode } = String;

type Note = (event: string) => void;

/** `here` gives the line that runs, as JSON. */
export function outsideNotes(note: Note, here: () => string): OutsideNotes {
  return {
    network: networkNotes(note, here),
    files: fileNotes(note, here),
    processes: processNotes(note, here),
  };
}

function networkNotes(note: Note, here: () => string): NetworkNotes {
  return {
    here,
    ...portionNotes(note, here),
    begun: (connection, { side, host, port, place }, open) =>
      note(
        `"type":"connectionBegun","connection":${connection},"side":"${side}","host":${quote(host)},"port":${port},"open":${open},"place":${place}`,
      ),
    opened: (connection) => note(`"type":"connectionOpened","connection":${connection}`),
    closed: (connection, open, code, by) =>
      note(
        `"type":"connectionClosed","connection":${connection},"open":${open},"code":${code === null ? null : quote(code)},"by":"${by}"`,
      ),
    asked: (request, { host, method, path }) =>
      note(
        `"type":"requestReceived","request":${request},"host":${quote(host)},"method":${quote(method)},"path":${quote(path)}`,
      ),
    answered: (request, status) =>
      note(`"type":"requestAnswered","request":${request},"status":${status}`),
    bound: (socket, use, { address, port }, place) =>
      note(
        `"type":"socketBound","socket":${socket},"use":"${use}","host":${quote(address)},"port":${port},"place":${place}`,
      ),
    unbound: (socket, by) => note(`"type":"socketClosed","socket":${socket},"by":"${by}"`),
    sent: (datagram, { from, to, size }) =>
      note(
        `"type":"datagramSent","datagram":${datagram},"from":${quote(from)},"to":${quote(to)},"size":${size}`,
      ),
    arrived: (datagram, socket) =>
      note(`"type":"datagramArrived","datagram":${datagram},"socket":${socket}`),
    lost: (datagram, why) => note(`"type":"datagramLost","datagram":${datagram},"why":"${why}"`),
  };
}

/** What is said of the bytes of connections. */
function portionNotes(note: Note, here: () => string): Pick<NetworkNotes, "wrote" | "got"> {
  const portions = new Portions();
  return {
    wrote: (connection, bytes, to) => {
      if (!portions.sends(connection, bytes.length, to !== null)) return;
      note(
        `"type":"bytesSent","connection":${connection},"length":${bytes.length},"text":${quote(beginning(bytes))},"to":${to},"place":${here()}`,
      );
    },
    got: (connection, bytes, from) => {
      const length = portions.arrives(from, bytes);
      if (length === null) return;
      note(`"type":"bytesArrived","connection":${connection},"length":${length},"from":${from}`);
    },
  };
}

function fileNotes(note: Note, here: () => string): FileNotes {
  return {
    here,
    opened: (file, path, place) =>
      note(`"type":"fileOpened","file":${file},"path":${quote(path)},"place":${place}`),
    closed: (file, by) => note(`"type":"fileClosed","file":${file},"by":"${by}"`),
  };
}

function processNotes(note: Note, here: () => string): ProcessNotes {
  return {
    here,
    started: (pid, command, place) =>
      note(`"type":"processStarted","pid":${pid},"command":${quote(command)},"place":${place}`),
    exited: (pid, code, by) =>
      note(`"type":"processExited","pid":${pid},"code":${code},"by":"${by}"`),
  };
}

/** What bytes say, as far as it can be read at a glance; empty for what is no plain text. */
function beginning(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length && i < legible; i++) {
    const byte = bytes[i] ?? 0;
    if (byte > 126 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return "";
    text += fromCharCode(byte);
  }
  return text;
}
