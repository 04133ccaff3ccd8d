// Command lines that a real system and the simulated one must answer alike, and the program that asks.
import { createSubprocessExec, createSubprocessShell, PIPE } from "asyncio";

export interface Line {
  readonly command: string | readonly [string, ...string[]];
  readonly input?: string;
}

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const text = "b 2\na 10\nc 3\na 10\n";

export const lines: readonly Line[] = [
  ...[
    // quoting and words
    `echo one   two "three   four" 'five $HOME' six\\ seven ""`,
    `a="x y"; echo $a "$a" '$a' \${a}z $missing.`,
    `echo "tab\\tnew" 'a\\tb' "q\\"q" "\\$a" \\\\ a\\b`,
    "echo `echo in; echo out` $(printf 'x\\ny\\n')",
    'echo "$(echo "nested $(echo deep)")"',
    "echo $((2 + 3 * 4 - (10 / 3) % 2)) $((-7 / 2))",
    "n=5; n=$((n+1)); echo $n $((n*n))",
    "echo a#b # comment\necho next",
    "echo one; echo two\necho three",
    "A=1 B=2 sh -c 'echo $A$B'; echo [$A]",
    "export A=1; sh -c 'echo $A'; unset A; sh -c 'echo [$A]'",
    "set -- ; sh -c 'echo $0 $1 $# \"$@\"' name first 'second third'",
    'sh -c \'for x in "$@"; do echo "[$x]"; done\' n "a b" c',
    "touch b.txt a.txt c.md; echo *.txt [ab]* ?.md *.none '*'; ls",
    // lists, codes
    "true && echo yes || echo no; false && echo yes || echo no",
    "false; echo $?; true; echo $?; ! true; echo $?; sh -c 'exit 7'; echo $?",
    "false || false && echo never; echo $?",
    "exit 300",
    "nosuchprogram; echo $?",
    "nosuchprogram 2>/dev/null || echo missing",
    "echo x > plain; ./plain; echo $?; ./missing; echo $?",
    "if true; then echo a; elif true; then echo b; else echo c; fi; if false; then echo d; else echo e; fi",
    "for i in 1 2 3; do if [ $i = 2 ]; then continue; fi; echo $i; done",
    "for i in a b c d; do [ $i = c ] && break; echo $i; done; echo end $?",
    "i=0; while [ $i -lt 4 ]; do i=$((i+1)); echo $i; done",
    "i=3; until [ $i -eq 0 ]; do echo $i; i=$((i-1)); done",
    "{ echo a; echo b; } | wc -l; (echo c; exit 4); echo $?",
    "x=1; (x=2; echo $x); echo $x; { x=3; }; echo $x",
    "echo a | cat | cat | (read v; echo got $v)",
    "echo 1 | x=2; echo [$x]",
    "cd /; pwd; cd nowhere; echo $?",
    "eval 'echo a; echo b'; exec echo last; echo never",
    // redirections
    "echo to err >&2; echo to out",
    "sh -c 'echo o; echo e >&2' 2>&1 | sort",
    "sh -c 'echo o; echo e >&2' 2>/dev/null",
    "sh -c 'echo o; echo e >&2' >file 2>&1; cat file",
    "sh -c 'echo o; echo e >&2' 2>&1 >/dev/null",
    "echo a > f; echo b >> f; cat f; cat < f; wc -l < f; > f; wc -c f",
    "cat < missing; echo $?",
    "echo x > no/such/file; echo $?",
    "exec 3>log; echo three >&3; exec 3>&-; cat log",
    "exec > all; echo a; echo b; cat all >&2",
    // programs
    "yes | head -n 3; yes no | head -n 2",
    "seq 5 | tr '\\n' ' '; seq 3 -1 1; seq 0 5 12",
    "seq 100000 | tail -n 1; seq 100000 | wc; seq 20 | head; seq 20 | tail -n +19",
    "printf '%s-%s\\n' a b c d; printf '%5d|%-5s|%03d|%.2f|%x\\n' 42 ab 7 3.14159 255; printf 'no newline'",
    "printf 'a b\\nc\\n' > f; wc f; wc -l f f; wc -w < f; wc -c f",
    "head -c 5 /dev/null; echo -n abc | head -c 2; echo; echo abc | head -n 0",
    "seq 3 > a; seq 2 > b; head -n 1 a b; tail -n 1 a b; cat a b - < b",
    "cat missing a; echo $?; head missing; wc missing; sort missing; grep x missing; ls missing",
    "mkdir -p d/e; touch d/f; ls d; ls -a d; ls d d/e; mkdir d; rmdir d; rm d; rm -r d; ls",
    "cp a b; echo x > a; cp a b; mv b c; cat c; mkdir d; mv a c d; ls d; rm -f nothing; rm nothing",
    "test -e f; echo $?; touch f; test -f f; echo $?; [ -d f ]; echo $?; [ -s f ]; echo $?; [ a != b ]; echo $?",
    "date -u +%Y >/dev/null; echo $?; cat -n /dev/null; true; env -i A=b env; nohup echo hi 2>/dev/null",
    "echo 'unfinished",
    "echo a &&",
    "| echo a",
    "if true; echo a; fi",
    "ls --; cat -z; head -n x; sleep x; sleep; seq; tr; cut; echo $?",
    "sleep 0.01; sleep 0 && echo slept",
    "echo a | tee x | cat; cat x; echo b | tee -a x >/dev/null; cat x",
    // signals and children
    "sh -c 'kill -TERM $$'; echo $?; sh -c 'kill -9 $$'; echo $?",
    "kill -KILL $$",
    "trap '' TERM; kill $$; echo alive",
    "trap 'echo caught' USR1; kill -USR1 $$; echo after",
    "trap 'echo bye' EXIT; echo hi; exit 3",
    "sleep 100 & kill $!; wait $!; echo $?",
    "(exit 3) & wait $!; echo $?; true & wait; echo $?",
    "trap '' PIPE; yes 2>/dev/null | head -n 1",
  ].map((command) => ({ command })),
  { command: "sort; echo done", input: text },
  { command: "sort -r", input: text },
  { command: "sort -u", input: text },
  { command: "sort -k 2 -n", input: text },
  { command: "sort -k2nr -t' ' 2>/dev/null | head -n 0; cat", input: text },
  { command: "sort | uniq -c | sort -rn", input: text },
  { command: "sort | uniq -d; echo", input: text },
  { command: "grep a; echo $?", input: text },
  { command: "grep -vn a; echo $?", input: text },
  { command: "grep -c 'a\\|b'", input: text },
  { command: "grep -E '^(a|b) [0-9]+$'", input: text },
  { command: "grep -i 'A 1*0'", input: text },
  { command: "grep -q c && echo found", input: text },
  { command: "grep zzz; echo $?", input: text },
  { command: "grep -F 'a.'; grep -w b; echo $?", input: text },
  { command: "tr a-c A-C; tr x y", input: text },
  { command: "tr -d ' \\n'", input: text },
  { command: "tr -s 'l' | tr '[:lower:]' '[:upper:]'", input: "hello  all\n" },
  { command: "cut -d ' ' -f 2", input: text },
  { command: "cut -c 1-2,4", input: "abcdef\n12\n" },
  { command: "cat -n", input: "x\ny" },
  { command: 'while read a b; do echo "$b/$a"; done', input: text },
  {
    command: "read a; read b c; echo $a,$b,$c; cat",
    input: "one line\ntwo more words\nrest\nof it",
  },
  { command: "head -n 1; echo rest", input: text },
  { command: ["echo", "$HOME; ls | *", "a\\nb"] },
  { command: ["printf", "%s|", "a b", "c"] },
  { command: ["cat"], input: "no newline at the end" },
  { command: ["wc"], input: text },
  { command: ["wc", "-l", "-c"], input: text },
  { command: ["false"] },
  { command: ["env", "A=1", "sh", "-c", "echo $A"] },
  { command: ["sh", "-c", "exit 42"] },
  { command: ["sleep", "abc"] },
];

/** Each command line in a folder of its own below `base`. */
export async function answers(base: string, env: Record<string, string>): Promise<Answer[]> {
  const found: Answer[] = [];
  for (const [index, { command, input }] of lines.entries()) {
    const cwd = `${base}/${index}`;
    await (await createSubprocessExec("mkdir", ["-p", cwd])).wait();
    const options = { cwd, env, stdin: PIPE, stdout: PIPE, stderr: PIPE } as const;
    const [program, ...args] = typeof command === "string" ? ["sh"] : command;
    const process =
      typeof command === "string"
        ? await createSubprocessShell(command, options)
        : await createSubprocessExec(program, args, options);
    const { stdout, stderr } = await process.communicate(input ?? "");
    const [out, err] = [stdout, stderr].map((bytes) =>
      new TextDecoder().decode(bytes ?? undefined),
    );
    found.push({ code: process.returncode ?? 0, out: out ?? "", err: err ?? "" });
  }
  return found;
}
