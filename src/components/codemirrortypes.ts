// What TypeScript says about the program in the light editor: faults, completions, types under the
// pointer. One worker serves the page, and it is fetched only where megabytes are affordable.
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { linter } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { type EditorView, hoverTooltip, type Tooltip } from "@codemirror/view";
import TypesWorker from "./editortypes.ts?worker";
import { loadJson, once } from "./load.ts";

export type Question =
  | { readonly kind: "declare"; readonly declarations: Readonly<Record<string, string>> }
  | { readonly kind: "check"; readonly text: string }
  | { readonly kind: "complete" | "explain"; readonly text: string; readonly position: number };

export interface Fault {
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning";
  readonly message: string;
}

export interface Offer {
  readonly name: string;
  readonly kind: string;
}

export type Answer =
  | { readonly kind: "declared" }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | { readonly kind: "offers"; readonly offers: readonly Offer[] }
  | { readonly kind: "words"; readonly words: string | null };

/** Milliseconds without a key before the program is looked at. */
const pause = 400;

/** Nothing on a phone that saves data or has little memory: there the compiler's word has to do. */
export function typeService(typesUrl: string): Extension {
  if (!isAffordable()) return [];
  const service = serviceAt(typesUrl);
  return [
    linter((view) => faults(service, view), { delay: pause }),
    autocompletion({ override: [(context) => offers(service, context)] }),
    hoverTooltip((view, position) => words(service, view, position)),
  ];
}

function isAffordable(): boolean {
  const { connection, deviceMemory = 8 } = navigator as Navigator & {
    readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string };
    readonly deviceMemory?: number;
  };
  const isSlow = /2g|3g/.test(connection?.effectiveType ?? "");
  return connection?.saveData !== true && !isSlow && deviceMemory >= 4;
}

class Service {
  readonly #worker = new TypesWorker();
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  /** Tells the worker the types; until it knows them, nothing is asked. */
  readonly #declare: () => Promise<unknown>;
  #asked = 0;

  constructor(typesUrl: string) {
    this.#worker.addEventListener("message", ({ data }) => {
      const { id, answer } = data as { id: number; answer: Answer };
      this.#waiting.get(id)?.(answer);
      this.#waiting.delete(id);
    });
    this.#declare = once(async () => {
      const declarations = await loadJson<Readonly<Record<string, string>>>(typesUrl);
      return this.#send({ kind: "declare", declarations });
    });
  }

  async ask(question: Question): Promise<Answer> {
    await this.#declare();
    return this.#send(question);
  }

  #send(question: Question): Promise<Answer> {
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ id, question });
    });
  }
}

const services = new Map<string, Service>();

function serviceAt(typesUrl: string): Service {
  const service = services.get(typesUrl) ?? new Service(typesUrl);
  services.set(typesUrl, service);
  return service;
}

async function faults(service: Service, view: EditorView): Promise<Fault[]> {
  const { doc } = view.state;
  const answer = await service.ask({ kind: "check", text: doc.toString() });
  if (answer.kind !== "faults") return [];
  return answer.faults.map((fault) => ({ ...fault, to: Math.min(fault.to, doc.length) }));
}

async function offers(
  service: Service,
  context: CompletionContext,
): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\w$]+/);
  const isMember = context.matchBefore(/\.\s*$/) !== null;
  if (!word && !isMember && !context.explicit) return null;
  const question = { kind: "complete", text: context.state.doc.toString(), position: context.pos };
  const answer = await service.ask(question as Question);
  if (answer.kind !== "offers" || answer.offers.length === 0) return null;
  return {
    from: word?.from ?? context.pos,
    options: answer.offers.map(({ name, kind }) => ({ label: name, type: kind })),
    validFor: /^[\w$]*$/,
  };
}

async function words(
  service: Service,
  view: EditorView,
  position: number,
): Promise<Tooltip | null> {
  const text = view.state.doc.toString();
  const answer = await service.ask({ kind: "explain", text, position });
  if (answer.kind !== "words" || answer.words === null) return null;
  const said = answer.words;
  return {
    pos: position,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-words";
      dom.textContent = said;
      return { dom };
    },
  };
}
