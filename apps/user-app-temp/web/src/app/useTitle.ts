import { useEffect } from "react";

let appName = "";

/** Sets the name that ends every browser title; called once at the start. */
export function setAppName(name: string) {
  appName = name;
}

/** The browser title while the calling page is shown: "Tasks · My app". */
export function useTitle(title: string) {
  useEffect(() => {
    document.title = [title, appName].filter(Boolean).join(" · ");
  }, [title]);
}
