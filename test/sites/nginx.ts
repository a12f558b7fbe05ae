import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { installOnDebian } from "../support/find-browser.js";
import { LocalServer, type Certificate } from "./servers.js";

/** The shop in the recipe. */
export const SHOP = "acme.prod.limio.com";

/** Where nginx is; `undefined` where it is not and cannot be had. */
export function findNginx(): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"];
  const find = (): string | undefined => folders.map((folder) => join(folder, "nginx")).find(existsSync);
  return find() ?? (installOnDebian("nginx", "openssl") ? find() : undefined);
}

/** How the recipe is tried. */
export interface NginxOptions {
  /** The shop's port on this machine. */
  readonly shop: number;
  /** The port of the page's own server. */
  readonly pages: number;
  /** Whom nginx trusts about a shop that is asked by TLS. */
  readonly trusted?: string;
}

/** The recipe as it stands in `demo/proxies/nginx.conf`, with a shop and pages on this machine, run by nginx. */
export class Nginx {
  readonly port: number;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(port: number, process: ChildProcess, folder: string) {
    this.port = port;
    this.#process = process;
    this.#folder = folder;
  }

  static async start(program: string, { shop, pages, trusted }: NginxOptions): Promise<Nginx> {
    const port = await freePort();
    const folder = await mkdtemp(join(tmpdir(), "nginx-"));
    if (trusted !== undefined) await writeFile(join(folder, "trusted.pem"), trusted);
    const recipe = edited(await readFile("demo/proxies/nginx.conf", "utf8"), [
      ["listen 80;", `listen 127.0.0.1:${port};`],
      ["proxy_read_timeout 15s;", "proxy_read_timeout 1s;"],
      ["/etc/ssl/certs/ca-certificates.crt", join(folder, "trusted.pem")],
      ...(trusted === undefined ? ([[`https://${SHOP}`, `http://${SHOP}`]] as const) : []),
      [
        "\n}\n",
        `\n  location / { proxy_pass http://127.0.0.1:${pages}; proxy_set_header Host $http_host; }\n}\n`,
      ],
    ]);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    // Two addresses, as a shop's name may well have.
    const server = `server 127.0.0.1:${shop} max_fails=0;`;
    const configuration = `
      daemon off;
      ${process.getuid?.() === 0 ? "user root;" : ""}
      worker_processes 1;
      pid ${folder}/nginx.pid;
      error_log ${folder}/error.log;
      events {}
      http {
        access_log off;
        ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
        upstream ${SHOP} { ${server} ${server} }
        ${recipe}
      }`;
    await writeFile(join(folder, "nginx.conf"), configuration);
    const started = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    await untilOpen(port, started);
    return new Nginx(port, started, folder);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGTERM");
    await ended;
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Makes a certificate for a shop's name that nobody has signed; `undefined` without OpenSSL's program. */
export function makeCertificate(name = SHOP): Certificate | undefined {
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "-"];
  const subject = ["-subj", `/CN=${name}`, "-addext", `subjectAltName=DNS:${name}`, "-days", "2"];
  try {
    const made = execFileSync("openssl", ["req", "-x509", ...key, ...subject], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const start = made.indexOf("-----BEGIN CERTIFICATE");
    return { key: made.slice(0, start), cert: made.slice(start) };
  } catch {
    return undefined;
  }
}

function edited(text: string, edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((before, [from, to]) => {
    const index = before.lastIndexOf(from);
    if (index < 0) throw new Error(`The recipe has no ${from}`);
    return before.slice(0, index) + to + before.slice(index + from.length);
  }, text);
}

async function freePort(): Promise<number> {
  const server = new LocalServer(() => undefined);
  await server.start();
  const { port } = server;
  await server.stop();
  return port;
}

async function untilOpen(port: number, program: ChildProcess): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    if (program.exitCode !== null) break;
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("nginx does not start");
}
