import { join } from "node:path";
import { pythonEnvironment } from "./python.mjs";

/**
 * The environment variables that keep Jupyter inside the project: it reads the settings committed in
 * tools/jupyter, writes under .jupyter, and sees nothing in the home folder.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [own] where it keeps what the reader sets, such as the theme
 * @returns {NodeJS.ProcessEnv}
 */
export function jupyterEnvironment(root, env, own = join(root, ".jupyter")) {
  const { JUPYTER_PATH, JUPYTERLAB_DIR, JUPYTER_NO_CONFIG, ...rest } = pythonEnvironment(env);
  return {
    ...rest,
    PYTHONNOUSERSITE: "1",
    JUPYTER_PREFER_ENV_PATH: "1",
    JUPYTER_CONFIG_PATH: join(root, "tools", "jupyter"),
    JUPYTER_CONFIG_DIR: join(own, "config"),
    JUPYTER_DATA_DIR: join(own, "data"),
    JUPYTERLAB_SETTINGS_DIR: join(own, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(own, "workspaces"),
    // The page that opens the browser lies here; a browser packed as a snap may not read hidden folders.
    JUPYTER_RUNTIME_DIR: join(root, "build", "jupyter"),
    IPYTHONDIR: join(own, "ipython"),
  };
}

/**
 * The arguments of `npm start` sorted out: the edition to open, and what is meant for JupyterLab.
 *
 * @param {string[]} args
 * @returns {{ language: string, forJupyter: string[] }} language: `zh` or `en`
 */
export function readArguments(args) {
  const forJupyter = args.filter((arg) => arg !== "--english");
  return { language: forJupyter.length < args.length ? "en" : "zh", forJupyter };
}

/**
 * JupyterLab on the first chapter, executed, in one of the two editions.
 *
 * @param {string} notebooks the folder of the editions
 * @param {string} language
 * @param {string[]} more further arguments of `jupyter lab`, none of those that are given here
 */
export function labArguments(notebooks, language, more) {
  const isRoot = process.getuid?.() === 0;
  return [
    "-m",
    "jupyterlab",
    `--ServerApp.root_dir=${notebooks}`,
    `--LabApp.default_url=/lab/tree/${language}/01-rnn.ipynb`,
    // In a container there is often nobody else to be; Jupyter refuses root without a word for it.
    ...(isRoot ? ["--allow-root"] : []),
    ...more,
  ];
}
