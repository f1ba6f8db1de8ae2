import { MoveRight } from "lucide-react";
import { type DragEvent, type ReactNode, useState } from "react";

import { useWording } from "../lib/wording";
import { Badge, type Tone } from "./Badge";
import { cx } from "./cx";
import { IconButton } from "./IconButton";
import { Menu } from "./Menu";

export interface BoardColumn {
  key: string;
  label: string;
  tone?: Tone;
}

export interface BoardProps<Item> {
  label: string;
  columns: readonly BoardColumn[];
  items: readonly Item[];
  itemKey: (item: Item) => string | number;
  itemTitle: (item: Item) => string;
  columnOf: (item: Item) => string;
  renderCard: (item: Item) => ReactNode;
  /** Absent when nothing may be moved. */
  onMove?: ((item: Item, column: string) => void) | undefined;
  canMove?: (item: Item, column: string) => boolean;
}

/** Columns of cards. Cards move by dragging, or by the "Move" menu of each card with the keyboard. */
export function Board<Item>(props: BoardProps<Item>) {
  const [dragged, setDragged] = useState<Item | null>(null);
  return (
    <div
      role="group"
      aria-label={props.label}
      // A region that scrolls must be reachable by the keyboard, also where no card holds a button.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="-mx-4 flex snap-x gap-4 overflow-x-auto px-4 pb-3 sm:mx-0 sm:px-0"
    >
      {props.columns.map((column) => (
        <Column key={column.key} column={column} dragged={dragged} onDrag={setDragged} {...props} />
      ))}
    </div>
  );
}

type ColumnProps<Item> = BoardProps<Item> & {
  column: BoardColumn;
  dragged: Item | null;
  onDrag: (item: Item | null) => void;
};

function Column<Item>(props: ColumnProps<Item>) {
  const words = useWording();
  const { column, items, columnOf, dragged, onDrag, onMove } = props;
  const [over, setOver] = useState(false);
  const members = items.filter((item) => columnOf(item) === column.key);
  const accepts = dragged !== null && mayMove(props, dragged, column.key);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (dragged !== null && accepts) onMove?.(dragged, column.key);
    onDrag(null);
  }

  return (
    <div
      role="group"
      aria-label={column.label}
      className={cx(
        "flex min-h-64 w-[78vw] max-w-80 shrink-0 snap-start flex-col rounded-xl border bg-sunken transition-colors sm:w-auto sm:min-w-64 sm:flex-1",
        over && accepts && "border-link bg-primary-soft",
      )}
      onDragOver={(event) => {
        if (!accepts) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <h2 className="flex items-center justify-between gap-2 px-4 pt-3.5 pb-2 text-sm">
        <Badge tone={column.tone ?? "neutral"} dot>
          {column.label}
        </Badge>
        <span className="font-sans font-medium text-muted tabular-nums">{members.length}</span>
      </h2>
      <ul className="flex grow flex-col gap-2.5 p-2.5 pt-1">
        {members.map((item) => (
          <BoardCard key={props.itemKey(item)} item={item} {...props} />
        ))}
        {members.length === 0 && (
          <li className="grid grow place-items-center text-sm text-muted">{words.nothingHere}</li>
        )}
      </ul>
    </div>
  );
}

function BoardCard<Item>(props: ColumnProps<Item> & { item: Item }) {
  const words = useWording();
  const { item, columns, column, onMove, onDrag } = props;
  const targets = columns.filter(
    (other) => other.key !== column.key && mayMove(props, item, other.key),
  );
  const title = props.itemTitle(item);
  return (
    <li
      draggable={targets.length > 0}
      className={cx(
        "on-surface relative rounded-lg border p-3.5 pr-11 text-[0.9375rem] shadow-card transition-shadow hover:shadow-raised",
        targets.length > 0 && "cursor-grab active:cursor-grabbing",
      )}
      onDragStart={() => {
        onDrag(item);
      }}
      onDragEnd={() => {
        onDrag(null);
      }}
    >
      {props.renderCard(item)}
      {targets.length > 0 && (
        <span className="absolute top-1.5 right-1.5">
          <Menu
            trigger={<IconButton icon={MoveRight} size="small" label={words.move(title)} />}
            items={targets.map((target) => ({
              label: target.label,
              onSelect: () => onMove?.(item, target.key),
            }))}
          />
        </span>
      )}
    </li>
  );
}

function mayMove<Item>(props: BoardProps<Item>, item: Item, column: string): boolean {
  if (!props.onMove || props.columnOf(item) === column) return false;
  return props.canMove?.(item, column) ?? true;
}
