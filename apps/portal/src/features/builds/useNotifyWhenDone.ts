import { useEffect, useRef } from "react";

export interface Notice {
  title: string;
  /** A later notice of the same tag replaces the one before. */
  tag: string;
}

/** Shows a notice of the browser at the moment at which the build ends; a click brings the page back. */
export function useNotifyWhenDone(wanted: boolean, over: boolean, { title, tag }: Notice) {
  const told = useRef(false);
  useEffect(() => {
    if (!wanted || !over || told.current) return;
    told.current = true;
    try {
      const notice = new Notification(title, { tag });
      notice.onclick = () => {
        window.focus();
        notice.close();
      };
    } catch {
      // Browsers of telephones show notices of service workers only.
    }
  }, [wanted, over, title, tag]);
}
