function ask(question: string): Promise<string> {
  return new Promise((resolve) => {
    if (question.endsWith("?")) resolve("yes");
  });
}

console.log(await ask("Tea?"));
console.log(await ask("Coffee"));

// says: foreverWait: The program waits at line 8 for `ask("Coffee")`, a promise that nobody is left to settle
