import { spawn } from "node:child_process";

/** How a program ended. */
export interface Outcome {
  readonly succeeded: boolean;
  /** What it wrote, as a person would have seen it. */
  readonly output: string;
}

/** Runs npm in a folder. */
export async function npm(cwd: string, ...args: string[]): Promise<Outcome> {
  // On Windows it is a script, which wants a shell.
  return await run("npm", args, cwd, process.platform === "win32");
}

/** Runs Node in a folder. */
export async function node(cwd: string, ...args: string[]): Promise<Outcome> {
  return await run(process.execPath, args, cwd);
}

/** Fails with what the program wrote when it did not succeed. */
export async function succeed(running: Promise<Outcome> | Outcome | undefined): Promise<string> {
  const outcome = await running;
  if (!outcome?.succeeded) throw new Error(outcome?.output || "It was not run");
  return outcome.output;
}

async function run(program: string, args: readonly string[], cwd: string, shell = false): Promise<Outcome> {
  const child = spawn(program, args, { cwd, shell });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return await new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (code) => resolve({ succeeded: code === 0, output }));
  });
}
