// Questions: a chapter's text names all of its questions, each by a name that no renumbering changes.
import { expect, it } from "vitest";
import { exampleQuestion, questionId, questionsIn } from "./questions.ts";

const text = `Words.

<Predict of="when" by="time" />

\`\`\`mdx
<Quiz asks="Only shown?">
\`\`\`

<Quiz asks="What of \`a\` has run?">
  <Answer says="all">No.</Answer>
</Quiz>

<Parsons of="breakfast" lines="9-14" extra={["x"]} />
<FindSchedule of="doors" holds="a line">why</FindSchedule>
<Run of="other" />
`;

it("finds every question of a chapter, and nothing that is only shown", () => {
  expect(questionsIn("06-tasks", text)).toEqual([
    { id: "tasks/predict/when", kind: "predict", title: "When does when print?" },
    {
      id: questionId("quiz", "06-tasks", "What of `a` has run?"),
      kind: "quiz",
      title: "What of a has run?",
    },
    { id: "tasks/parsons/breakfast", kind: "parsons", title: "Put breakfast together" },
    { id: "tasks/schedule/doors", kind: "schedule", title: "Find the order that breaks doors" },
  ]);
});

it("names a question alike wherever its chapter stands", () => {
  expect(exampleQuestion("predict", "06-tasks/when")).toBe("tasks/predict/when");
  expect(exampleQuestion("predict", "07-tasks/when")).toBe("tasks/predict/when");
  expect(questionId("quiz", "06-tasks", "a?")).not.toBe(questionId("quiz", "06-tasks", "b?"));
});
