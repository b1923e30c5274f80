import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";

import { PaneSplit } from "./PaneSplit";

test("F6 goes to the other pane and back to where one was", async () => {
  const user = userEvent.setup();
  render(
    <PaneSplit
      names={["材料", "评分"]}
      width={500}
      first={<button type="button">翻页</button>}
      second={
        <>
          <input aria-label="优势" />
          <input aria-label="改进机会" />
        </>
      }
    />,
  );
  await user.click(screen.getByLabelText("改进机会"));
  await user.keyboard("{F6}");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "翻页" }));
  await user.keyboard("{F6}");
  expect(document.activeElement).toBe(screen.getByLabelText("改进机会"));
});
