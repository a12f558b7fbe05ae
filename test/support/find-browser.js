import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const MULTIARCH = process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";

const webKit = {
  packages: ["webkit2gtk-driver", "xvfb"],
  toInstall:
    "The tests in WebKitGTK need its WebKitWebDriver, its MiniBrowser and, without a display, Xvfb: Debian's packages are webkit2gtk-driver and xvfb.",
};

const programs = {
  chromium: {
    variable: "CHROME_PATH",
    packages: ["chromium"],
    toInstall:
      "The tests need Chrome, Chromium or Edge: install one of them, or set CHROME_PATH to where it is.",
    places: {
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
      win32: programFiles(
        "Google\\Chrome\\Application\\chrome.exe",
        "Microsoft\\Edge\\Application\\msedge.exe",
      ),
    },
  },
  firefox: {
    variable: "FIREFOX_PATH",
    packages: ["firefox-esr"],
    toInstall: "The tests in Firefox need it: install it, or set FIREFOX_PATH to where it is.",
    places: {
      linux: ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/snap/bin/firefox"],
      darwin: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
      win32: programFiles("Mozilla Firefox\\firefox.exe"),
    },
  },
  webkitDriver: {
    ...webKit,
    variable: "WEBKIT_DRIVER_PATH",
    places: { linux: ["/usr/bin/WebKitWebDriver"] },
  },
  webkit: {
    ...webKit,
    variable: "WEBKIT_PATH",
    places: {
      linux: ["webkit2gtk-4.1", "webkitgtk-6.0"].flatMap((name) =>
        [`/usr/lib/${MULTIARCH}`, "/usr/libexec", "/usr/lib64", "/usr/lib"].map(
          (folder) => `${folder}/${name}/MiniBrowser`,
        ),
      ),
    },
  },
  display: { ...webKit, variable: "XVFB_PATH", places: { linux: ["/usr/bin/Xvfb"] } },
};

function programFiles(...paths) {
  return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) =>
    paths.map((path) => `${process.env[variable] ?? ""}\\${path}`),
  );
}

/**
 * Finds a program that the tests need: where its variable (`CHROME_PATH`, `FIREFOX_PATH`…) says, else where it usually
 * is. On Debian as root it installs Debian's own.
 *
 * @param {keyof typeof programs} [name]
 * @returns {string} Path of the program.
 */
export function findBrowser(name = "chromium") {
  const { variable, packages, toInstall, places } = programs[name];
  const given = process.env[variable];
  if (given) {
    if (existsSync(given)) return given;
    return fail(`${variable} names "${given}", and there is no such file.`);
  }
  const found = () => (places[process.platform] ?? []).find((path) => existsSync(path));
  return found() ?? (installOnDebian(...packages) ? found() : undefined) ?? fail(toInstall);
}

/** How Chromium is started for tests: with nothing of its own on the network, and nothing beside the page. */
export function chromiumOptions() {
  return {
    executablePath: findBrowser(),
    args: [
      // Root has no sandbox.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Pages of its own for the address bar: each window that opens loads some 300 scripts for them.
      "--disable-features=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup",
    ],
  };
}

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
