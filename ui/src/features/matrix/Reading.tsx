// While the sheets are read: nothing at first, then a word.
import { useEffect, useState } from "react";

import { useTexts } from "../../texts";
import { hereTexts } from "./texts";

/** What takes less is not worth a look. */
const SHORT = 300;

export function Reading() {
  const t = useTexts(hereTexts);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHORT);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="pd-page pd-second" role="status">
      {shown && t.reading}
    </p>
  );
}
