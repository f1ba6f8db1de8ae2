import type { ReactNode } from "react";

import { useTitle } from "../frame/useTitle";
import { cx } from "../ui/cx";
import { PageHeader, type PageHeaderProps } from "../ui/PageHeader";

const WIDTHS = { narrow: "max-w-2xl", medium: "max-w-4xl", wide: "max-w-6xl", full: "max-w-none" };

export interface PageProps extends PageHeaderProps {
  width?: keyof typeof WIDTHS;
  children: ReactNode;
}

/** The frame of an ordinary page: browser title, heading, and content of a readable width. */
export function Page({ width = "wide", children, ...header }: PageProps) {
  useTitle(header.title);
  return (
    <div className={cx("mx-auto w-full px-4 py-6 sm:px-6 sm:py-8", WIDTHS[width])}>
      <PageHeader {...header} />
      <div className="mt-6 flex flex-col gap-5">{children}</div>
    </div>
  );
}
