// The world that a program asks for: `export const scenario = { hosts: … }` in one of its files. It is
// read from the text as plain data and checked field by field; what is wrong is told with its place.
import { type Expression, parseExpressionAt, type SpreadElement } from "acorn";
import type { Diagnostic, Program, Scenario } from "./protocol.ts";
import { scenarioProblem } from "./scenarioshape.ts";

export type ScenarioRead =
  | { readonly kind: "none" }
  | { readonly kind: "read"; readonly scenario: Scenario }
  | { readonly kind: "wrong"; readonly diagnostic: Diagnostic };

const declared = /^[ \t]*export const scenario\b[^=\n]*=\s*/m;

/** Of a graded program only the checks' word counts: nobody makes the world easier for themselves. */
export function readScenario({ files, graders }: Program): ScenarioRead {
  for (const [file, text] of Object.entries(files)) {
    if (graders !== undefined && !graders.includes(file)) continue;
    const found = declared.exec(text);
    if (found !== null) return readAt(file, text, found.index + found[0].length);
  }
  return { kind: "none" };
}

function readAt(file: string, text: string, start: number): ScenarioRead {
  const wrong = (at: number, message: string): ScenarioRead => ({
    kind: "wrong",
    diagnostic: diagnosticAt(file, text, at, message),
  });
  let expression: Expression;
  try {
    expression = parseExpressionAt(text, start, { ecmaVersion: "latest" });
  } catch {
    // The compiler says what is wrong with it.
    return { kind: "none" };
  }
  try {
    const scenario = plain(expression);
    const problem = scenarioProblem(scenario);
    return problem === null
      ? { kind: "read", scenario: scenario as Scenario }
      : wrong(start, `Cannot read the scenario: ${problem}`);
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    return wrong(error.at, "Cannot read the scenario: found code, expected plain data");
  }
}

class NotPlain extends Error {
  readonly at: number;

  constructor({ start }: { readonly start: number }) {
    super("not plain data");
    this.at = start;
  }
}

function plain(node: Expression | SpreadElement | null): unknown {
  switch (node?.type) {
    case "Literal":
      return node.value;
    case "TemplateLiteral":
      if (node.expressions.length > 0) throw new NotPlain(node);
      return node.quasis[0]?.value.cooked;
    case "UnaryExpression":
      if (node.operator !== "-" || node.argument.type !== "Literal") throw new NotPlain(node);
      return -Number(node.argument.value);
    case "ArrayExpression":
      return node.elements.map(plain);
    case "ObjectExpression":
      return Object.fromEntries(
        node.properties.map((property) => {
          if (property.type !== "Property" || property.computed) throw new NotPlain(property);
          const { key } = property;
          const name = key.type === "Identifier" ? key.name : plain(key as Expression);
          return [String(name), plain(property.value)];
        }),
      );
    default:
      throw new NotPlain(node ?? { start: 0 });
  }
}

function diagnosticAt(file: string, text: string, at: number, message: string): Diagnostic {
  const before = text.slice(0, at).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  const lineText = text.split("\n")[before.length - 1] ?? "";
  const place = { file, line: before.length, column };
  return { severity: "error", message, place, length: lineText.length - column + 1, lineText };
}
