import { useQuery } from "@tanstack/react-query";

import { loadRefs } from "../../api/common";
import { FilterSelect } from "../../ui/FilterBar";

export interface RefFilterProps {
  label: string;
  /** The collection to choose from: "/projects". */
  path: string;
  value: string;
  onChange: (value: string) => void;
}

/** A filter by a record of another collection. */
export function RefFilter({ label, path, value, onChange }: RefFilterProps) {
  const found = useQuery({
    queryKey: ["choices", path],
    queryFn: () => loadRefs(path, ""),
    retry: false,
  });
  const options = (found.data ?? []).map((choice) => ({
    value: String(choice.value),
    label: choice.label,
  }));
  return <FilterSelect label={label} value={value} options={options} onChange={onChange} />;
}
