import { Monitor, Smartphone, Tablet, type LucideIcon } from "lucide-react";

export type DeviceKey = "phone" | "tablet" | "desktop";

export interface Device {
  key: DeviceKey;
  icon: LucideIcon;
  /** Of the page inside, in its own pixels. */
  width: number;
  height: number;
}

export const DEVICES: readonly [Device, Device, Device] = [
  { key: "desktop", icon: Monitor, width: 1280, height: 800 },
  { key: "tablet", icon: Tablet, width: 820, height: 1060 },
  { key: "phone", icon: Smartphone, width: 390, height: 780 },
];

/** How much smaller a device is drawn so that it fits into the room there is; never larger than it is. */
export function scaleOf(device: Device, width: number, height: number): number {
  return Math.min(1, width / device.width, height / device.height);
}
