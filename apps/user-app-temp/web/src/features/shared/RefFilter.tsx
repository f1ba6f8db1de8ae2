import { useQuery } from "@tanstack/react-query";

import { loadRefs } from "../../api/common";
import { useMay } from "../../app/permissions";
import { FilterSelect } from "../../ui/FilterBar";

export interface RefFilterProps {
  label: string;
  /** What is chosen from; shown to those who may see it. */
  entity: string;
  /** The collection to choose from: "/projects". */
  path: string;
  value: string;
  onChange: (value: string) => void;
}

/** A filter by a record of another collection. */
export function RefFilter({ label, entity, path, value, onChange }: RefFilterProps) {
  const may = useMay("view", entity);
  const found = useQuery({
    queryKey: ["choices", path],
    queryFn: () => loadRefs(path, ""),
    retry: false,
    enabled: may,
  });
  if (!may) return null;
  const options = (found.data ?? []).map((choice) => ({
    value: String(choice.value),
    label: choice.label,
  }));
  return <FilterSelect label={label} value={value} options={options} onChange={onChange} />;
}
