import { ChevronLeft, ChevronRight } from "lucide-react";

import { useWording } from "../lib/wording";
import { Button } from "./Button";

export interface PaginationProps {
  /** What has pages, for screen readers. */
  label?: string;
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
}

export function Pagination({ label, page, pageSize, total, onPage }: PaginationProps) {
  const words = useWording();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  return (
    <nav
      aria-label={label === undefined ? words.pages : words.pagesOf(label)}
      className="no-print flex flex-wrap items-center justify-between gap-3 px-1 text-sm text-muted"
    >
      <p aria-live="polite" className="tabular-nums">
        {words.range(first, last, total)}
      </p>
      {pages > 1 && (
        <div className="flex items-center gap-2">
          <Button
            variant="secondary"
            size="small"
            icon={ChevronLeft}
            disabled={page <= 1}
            onClick={() => {
              onPage(page - 1);
            }}
          >
            {words.previous}
          </Button>
          <span className="px-1 tabular-nums">{words.pageOf(page, pages)}</span>
          <Button
            variant="secondary"
            size="small"
            disabled={page >= pages}
            onClick={() => {
              onPage(page + 1);
            }}
          >
            {words.next}
            <ChevronRight className="size-4" aria-hidden />
          </Button>
        </div>
      )}
    </nav>
  );
}
