// Puts a sealed frame into the page: an opaque origin of its own, with one port as the only way in. It is
// there when it has answered.
import { readFromFrame } from "./messages.ts";
import type { ToFrame, ToFrameWindow } from "./protocol.ts";

/** How long a frame may take to load. */
const loading = 15_000;
/** What has loaded and does not answer is no page of ours, but the browser's word that there is none. */
const afterLoading = 5000;

export interface Frame {
  send(message: ToFrame): void;
  remove(): void;
}

function frameElement(url: string): HTMLIFrameElement {
  const element = document.createElement("iframe");
  element.setAttribute("sandbox", "allow-scripts");
  element.allow = "";
  element.referrerPolicy = "no-referrer";
  element.hidden = true;
  element.title = "Sandbox";
  element.src = url;
  return element;
}

/** Resolves when the frame answers; `read` is given what it says from then on, `died` called when it is gone. */
export async function openFrame(
  url: string,
  read: (data: unknown) => void,
  died: () => void,
): Promise<Frame> {
  const element = frameElement(url);
  const { port1, port2 } = new MessageChannel();
  const remove = () => {
    port1.close();
    element.remove();
  };
  try {
    await within(loading, (resolve, limit) => {
      port1.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (readFromFrame(data)?.type === "ready") resolve();
        else read(data);
      };
      element.addEventListener(
        "load",
        () => {
          const open: ToFrameWindow = { type: "open", port: port2 };
          element.contentWindow?.postMessage(open, "*", [port2]);
          limit(afterLoading);
        },
        { once: true },
      );
      document.body.append(element);
    });
  } catch (error) {
    remove();
    throw error;
  }
  // Where a browser doesn't know this event, the deadline finds out.
  port1.addEventListener("close", died);
  return { send: (message) => port1.postMessage(message), remove };
}

/** `start` may say that less time is left. */
function within(
  milliseconds: number,
  start: (resolve: () => void, within: (milliseconds: number) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = (time: number) =>
      setTimeout(() => {
        reject(new Error(`Cannot open the sandbox: its frame did not answer in ${time} ms`));
      }, time);
    let timer = limit(milliseconds);
    start(
      () => {
        clearTimeout(timer);
        resolve();
      },
      (less) => {
        clearTimeout(timer);
        timer = limit(less);
      },
    );
  });
}
