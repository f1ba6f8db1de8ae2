import { useState } from "react";

import { TextInput } from "../../../ui/TextInput";
import { useSay } from "../parts/say";

/** A line that helps people to fill a field in; kept when leaving it. */
export function HelpText(props: { value: string; name: string; onCommit: (help: string) => void }) {
  const say = useSay();
  const [typed, setTyped] = useState(props.value);
  return (
    <div
      onBlur={() => {
        if (typed.trim() !== props.value) props.onCommit(typed.trim());
      }}
    >
      <TextInput
        label={say("data.help")}
        name={`${props.name}-help`}
        value={typed}
        maxLength={200}
        placeholder={say("data.helpExample")}
        onChange={setTyped}
      />
    </div>
  );
}
