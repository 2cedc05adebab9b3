/** What these tests use of the object by which JupyterLab lets a page's scripts reach it. */
export interface JupyterApp {
  readonly shell: { readonly currentWidget: NotebookPanel | null };
}

export interface NotebookPanel {
  readonly content: {
    readonly widgets: readonly CellWidget[];
    scrollToItem(index: number, align: "center"): Promise<void>;
  };
  readonly model: { readonly cells: { readonly length: number }; readonly dirty: boolean } | null;
  readonly sessionContext: { readonly session: Session | null };
}

export interface CellWidget {
  readonly node: HTMLElement;
  readonly model: {
    readonly id: string;
    readonly type: "code" | "markdown" | "raw";
    readonly executionState: "idle" | "running";
  };
}

interface Session {
  readonly kernel: { readonly status: string } | null;
}

declare global {
  var jupyterapp: JupyterApp;
}
