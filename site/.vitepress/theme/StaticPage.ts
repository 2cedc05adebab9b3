import { defineComponent, getCurrentInstance, h } from "vue";

/** The HTML of pages by their paths, while the site is built. */
type Pages = Map<string, string>;

/**
 * A page whose content is HTML alone. It is in the file that the server sends, and nowhere else: no script
 * has it a second time, and Vue takes what it finds.
 */
export default defineComponent({
  props: { of: { type: String, required: true } },
  setup({ of }) {
    const found = getCurrentInstance()?.vnode.el as HTMLElement | null | undefined;
    const pages = (globalThis as { unrolledPages?: Pages }).unrolledPages;
    const innerHTML = import.meta.env.SSR ? pages!.get(of)! : (found?.innerHTML ?? "");
    return () => h("div", { innerHTML });
  },
});
