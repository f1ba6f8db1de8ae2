import { useWording } from "../lib/wording";
import { BarMarks, FunnelMarks } from "./ChartBars";
import { DonutMarks } from "./ChartDonut";
import { LineMarks } from "./ChartLine";
import { EmptyState } from "./EmptyState";

export interface ChartItem {
  label: string;
  value: number;
}

export type ChartKind = "bar" | "line" | "area" | "donut" | "funnel";

export interface ChartProps {
  kind: ChartKind;
  /** What the figures are: "Orders by month". */
  label: string;
  items: readonly ChartItem[];
  format?: (value: number) => string;
}

const plain = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2, notation: "compact" });

/** Figures as a drawing, and as a table for those who do not see it. */
export function Chart({ kind, label, items, format = (value) => plain.format(value) }: ChartProps) {
  const words = useWording();
  if (items.every((item) => item.value === 0)) {
    return <EmptyState title={words.noFigures} description={label} />;
  }
  const marks = { items, format };
  return (
    <figure aria-label={label}>
      <div aria-hidden>
        {kind === "bar" && <BarMarks {...marks} />}
        {kind === "funnel" && <FunnelMarks {...marks} />}
        {kind === "donut" && <DonutMarks {...marks} />}
        {(kind === "line" || kind === "area") && <LineMarks {...marks} filled={kind === "area"} />}
      </div>
      <div className="sr-only">
        <table>
          <caption>{label}</caption>
          <tbody>
            {items.map((item, index) => (
              <tr key={`${item.label}-${String(index)}`}>
                <th scope="row">{item.label}</th>
                <td>{format(item.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
