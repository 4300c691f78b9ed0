// Checks, tests and bundles the builder's canvas; the Maven build of web calls it. What did not change is not done again.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../../../target/frontend");
const task = process.argv[2] ?? "bundle";

function run(command, args) {
  const done = spawnSync(command, args, { cwd: here, stdio: "inherit" });
  if (done.error || done.status !== 0) {
    console.error(`${command} ${args.join(" ")} failed${done.error ? `: ${done.error.message}` : ""}`);
    process.exit(1);
  }
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function sum(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    hash.update(relative(here, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function content(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** Like make: does what is given unless it was done for these files before. */
async function once(name, mark, wanted, act) {
  if (content(mark) !== wanted) {
    console.log(`frontend: ${name}`);
    await act();
    writeFileSync(mark, wanted);
  }
}

mkdirSync(target, { recursive: true });
const setup = ["package.json", "package-lock.json", ".npmrc"].map((name) => join(here, name));
await once("npm ci", join(here, "node_modules/.of-lock-file"), sum(setup), () =>
  run("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"]),
);

const esbuild = await import("esbuild");
const sources = files(join(here, "src"));
const all = sum([...setup, join(here, "build.mjs"), join(here, "tsconfig.json"), ...sources]);
const shared = { absWorkingDir: here, bundle: true, logLevel: "warning", target: "es2022", jsx: "automatic" };

await once("type check", join(target, "checked"), all, () => run(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit"]));

if (task === "test") {
  await once("tests", join(target, "tested"), all, async () => {
    const tests = sources.filter((path) => /\.test\.tsx?$/.test(path));
    const made = await esbuild.build({
      ...shared,
      entryPoints: tests,
      outdir: join(target, "tests"),
      platform: "node",
      format: "esm",
      outExtension: { ".js": ".mjs" },
      metafile: true,
    });
    run(process.execPath, ["--test", ...Object.keys(made.metafile.outputs).map((path) => join(here, path))]);
  });
} else {
  await once("bundle", join(target, "bundled"), all, () =>
    esbuild.build({
      ...shared,
      entryPoints: { builder: "src/main.tsx", "predicate-editor": "src/predicate/mount.tsx" },
      outdir: target,
      format: "iife",
      minify: true,
      legalComments: "none",
      define: { "process.env.NODE_ENV": '"production"' },
      banner: { js: "/* React, React Flow, dagre (MIT licence) and the canvas of Millrace (Apache-2.0). */" },
    }),
  );
}
