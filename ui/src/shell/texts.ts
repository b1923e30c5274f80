import { defineTexts } from "../texts";

export const texts = defineTexts({
  zh: {
    name: "评审台",
    lock: "锁定",
    settings: "设置",
    demo: "演示",
    main: "主导航",
    keys: "按键一览",
    close: "关闭",
    broken: "这个界面出了差错。",
    brokenRemedy: "已保存的内容都在。返回首页后再试；仍不行时关闭程序重新打开。",
    home: "返回首页",
    menu: "菜单",
    closing: "还有工作没有做完",
    closingText: (count: number) => `${count} 项工作正在进行。现在关闭会停下它们，不留下一半的内容；已保存的都在。`,
    closeAnyway: "停下并关闭",
    keepOpen: "继续",
    chair: (name: string) => `${name}（组长）`,
  },
  en: {
    name: "Paneldesk",
    lock: "Lock",
    settings: "Settings",
    demo: "Demo",
    main: "Main navigation",
    keys: "Keys",
    close: "Close",
    broken: "Something is wrong with this screen.",
    brokenRemedy: "What was saved is there. Go back to the start and try again; if that does not help, reopen the program.",
    home: "Back to the start",
    menu: "Menu",
    closing: "Work is under way",
    closingText: (count: number) =>
      count === 1
        ? "One act is under way. Closing now stops it and leaves nothing half done; what was saved is there."
        : `${count} acts are under way. Closing now stops them and leaves nothing half done; what was saved is there.`,
    closeAnyway: "Stop and close",
    keepOpen: "Go on",
    chair: (name: string) => `${name} (chair)`,
  },
});
