import { defineConfig, type DefaultTheme } from "vitepress";
import { pageColours } from "../concepts/colours.js";
import { markdown, pages, searchedText } from "./markdown.js";
import { withPolicy } from "./policy.js";
import { readSource } from "./source.js";
import { held, readFonts, steady } from "./steady.js";
import { vegaScript } from "./vega-script.js";

const book = readSource<{ name: string; titles: Record<"zh" | "en", string> }[]>("book.json");
const base = process.env.SITE_BASE ?? "/";

const chapters = (language: "zh" | "en"): DefaultTheme.SidebarItem[] =>
  book.map(({ name, titles }) => ({
    text: titles[language].replaceAll(/[*_`]/g, ""),
    link: `${language === "zh" ? "" : "/en"}/chapters/${name}`,
  }));

export default defineConfig({
  base,
  srcDir: "../build/site/source",
  outDir: "../build/site/dist",
  cacheDir: "../build/site/cache",
  title: "unrolled",
  head: [
    ["link", { rel: "icon", href: `${base}icon.svg`, type: "image/svg+xml" }],
    ["style", {}, pageColours()],
  ],
  // One after the other: the index of what is searched has the order in which pages come.
  buildConcurrency: 1,
  // Each page is loaded as a whole, so that nothing is gained by its script.
  router: { prefetchLinks: false },
  // The order of pages, the file that they are in: nothing of a page waits in a script of its own.
  metaChunk: true,
  locales: {
    root: {
      label: "中文",
      lang: "zh-CN",
      description: "循环神经网络：拆开来看，亲手装回去",
      themeConfig: {
        nav: [
          { text: "阅读", link: `/chapters/${book[0].name}`, activeMatch: "^/chapters/" },
          { text: "引擎（英文）", link: "/api/", activeMatch: "^/api/" },
        ],
        sidebar: { "/": [{ text: "章节", items: chapters("zh") }], "/api/": [] },
        outline: { label: "这一页" },
        docFooter: { prev: "上一章", next: "下一章" },
        darkModeSwitchLabel: "深浅色",
        lightModeSwitchTitle: "换成浅色",
        darkModeSwitchTitle: "换成深色",
        sidebarMenuLabel: "章节",
        returnToTopLabel: "回到开头",
        langMenuLabel: "换语言",
        skipToContentLabel: "跳到正文",
        notFound: {
          title: "没有这一页",
          quote: "地址可能写错了，或者这一页搬走了。",
          linkLabel: "回到首页",
          linkText: "回到首页",
        },
      },
    },
    en: {
      label: "English",
      lang: "en",
      description: "Recurrent neural networks, taken apart and put together again",
      themeConfig: {
        nav: [
          { text: "Read", link: `/en/chapters/${book[0].name}`, activeMatch: "^/en/chapters/" },
          { text: "Engine", link: "/en/api/", activeMatch: "^/en/api/" },
        ],
        sidebar: { "/en/": [{ text: "Chapters", items: chapters("en") }], "/en/api/": [] },
        outline: { label: "On this page" },
        docFooter: { prev: "Previous chapter", next: "Next chapter" },
        skipToContentLabel: "Skip to content",
      },
    },
  },
  themeConfig: {
    search: {
      provider: "local",
      options: {
        _render: searchedText,
        locales: {
          root: {
            translations: {
              // The label says what is seen, the key too.
              button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
              modal: {
                displayDetails: "显示详情",
                resetButtonTitle: "清空",
                backButtonTitle: "关闭",
                noResultsText: "没有找到",
                footer: {
                  selectText: "选择",
                  selectKeyAriaLabel: "回车",
                  navigateText: "移动",
                  navigateUpKeyAriaLabel: "向上",
                  navigateDownKeyAriaLabel: "向下",
                  closeText: "关闭",
                  closeKeyAriaLabel: "退出",
                },
              },
            },
          },
        },
      },
    },
  },
  markdown,
  transformHead: ({ pageData }) => (pageData.frontmatter.chapter ? [readFonts] : []),
  transformHtml: (html, _, { pageData }) =>
    withPolicy(steady(html), pages.get(pageData.relativePath)),
  vite: {
    plugins: [vegaScript],
    define: { __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: process.env.SITE_DEBUG ?? "false" },
    build: { assetsInlineLimit: held, chunkSizeWarningLimit: 2000 },
  },
});
