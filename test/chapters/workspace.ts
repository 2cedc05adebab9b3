import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../tools/chapters/library.js";
import { acceptTranslations } from "../../tools/chapters/stamp.js";

/** A folder of chapters of its own, within the project so that cells find its packages. */
export class Workspace {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(): Promise<Workspace> {
    await mkdir(join(root, "build"), { recursive: true });
    const workspace = new Workspace(await mkdtemp(join(root, "build", "chapters-test-")));
    await mkdir(join(workspace.#folder, "chapters"));
    return workspace;
  }

  get chapters(): string {
    return join(this.#folder, "chapters");
  }

  /** Saves a chapter with fresh stamps, at one stroke as editors do; gives its path. */
  async save(name: string, source: string): Promise<string> {
    const file = join(this.chapters, name);
    const draft = join(this.#folder, name);
    await writeFile(draft, acceptTranslations(source, name).source);
    await rename(draft, file);
    return file;
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }
}
