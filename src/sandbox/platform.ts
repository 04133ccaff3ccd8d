// What the world takes from the realm it is laid out in, before any of the learner's code runs:
// host turns, real time, a way to load a module. Browser workers and Node's are told apart here only.

export interface Platform {
  /** Runs `turn` in host turns of its own, microtasks drained between them, until it gives false. */
  pump(turn: () => boolean): void;
  /** Runs `callback` after real milliseconds; the result takes it back. */
  later(milliseconds: number, callback: () => void): () => void;
  /** Real milliseconds on a clock that never goes back. */
  wall(): number;
}

/** Turns are handed out in this many at a time, so that a message to the worker gets in between. */
const batch = 64;

export function pumpByImmediate(setImmediate: (callback: () => void) => unknown): Platform["pump"] {
  let turn: (() => boolean) | null = null;
  let queued = 0;
  const step = () => {
    queued -= 1;
    if (turn !== null && !turn()) turn = null;
    if (turn !== null && queued === 0) refill();
  };
  const refill = () => {
    while (queued < batch) {
      queued += 1;
      setImmediate(step);
    }
  };
  return (next) => {
    turn = next;
    if (queued === 0) refill();
  };
}

/** One message, many listeners: the microtasks drain after each of them. */
export function pumpByPort(channel: MessageChannel): Platform["pump"] {
  const { port1, port2 } = channel;
  const post = port2.postMessage.bind(port2);
  let turn: (() => boolean) | null = null;
  let posted = false;
  const send = () => {
    posted = true;
    post(null);
  };
  for (let i = 0; i < batch; i++) {
    port1.addEventListener("message", () => {
      if (turn !== null && !turn()) turn = null;
    });
  }
  port1.addEventListener("message", () => {
    posted = false;
    if (turn !== null) send();
  });
  port1.start();
  return (next) => {
    turn = next;
    if (!posted) send();
  };
}
