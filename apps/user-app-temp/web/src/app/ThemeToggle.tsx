import { Moon, Sun } from "lucide-react";

import { IconButton } from "../ui/IconButton";
import { useTheme } from "./useTheme";

export function ThemeToggle() {
  const [theme, choose] = useTheme();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <IconButton
      icon={theme === "dark" ? Sun : Moon}
      label={`Use ${other} colours`}
      onClick={() => {
        choose(other);
      }}
    />
  );
}
