import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const USUAL_PLACES = {
  linux: [
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/microsoft-edge",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) =>
    ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"].map(
      (path) => `${process.env[variable] ?? ""}\\${path}`,
    ),
  ),
};

/**
 * Finds Chrome, Chromium or Edge: where `CHROME_PATH` says, else where they usually are. On Debian as root it installs
 * Debian's own.
 *
 * @returns {string} Path of the program.
 */
export function findBrowser() {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) {
    if (existsSync(CHROME_PATH)) return CHROME_PATH;
    return fail(`CHROME_PATH names "${CHROME_PATH}", and there is no such file.`);
  }
  const places = USUAL_PLACES[process.platform] ?? [];
  const found = () => places.find((path) => existsSync(path));
  return found() ?? (installOnDebian("chromium") ? found() : undefined) ?? fail(WHAT_TO_INSTALL);
}

const WHAT_TO_INSTALL =
  "The tests need Chrome, Chromium or Edge: install one of them, or set CHROME_PATH to where it is.";

/**
 * Installs Debian packages, where that is possible.
 *
 * @param {...string} packages
 * @returns {boolean} Whether they are installed.
 */
export function installOnDebian(...packages) {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return false;
  console.log(`Installing Debian's ${packages.join(", ")}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    execFileSync("apt-get", ["update", "-qq"], { env, stdio: "inherit" });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
    return true;
  } catch {
    return false;
  }
}

/** @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
