import { showNumber } from "../../lib/show";
import { Skeleton } from "../../ui/Skeleton";

export interface FigureProps {
  /** Nothing while it is on its way. */
  value: number | undefined;
  format?: (value: number) => string;
}

/** One figure, in words of the person's language. */
export function Figure({ value, format = (number) => showNumber(number, 2) }: FigureProps) {
  return value === undefined ? <Skeleton className="my-1 h-7 w-16" /> : format(value);
}
