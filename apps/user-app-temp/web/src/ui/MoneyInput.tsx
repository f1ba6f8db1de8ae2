import { NumberInput, type NumberInputProps } from "./NumberInput";

export interface MoneyInputProps extends Omit<NumberInputProps, "prefix" | "suffix" | "step"> {
  /** ISO 4217, for example "EUR". */
  currency?: string;
}

/** An amount with the sign of its currency before it. */
export function MoneyInput({ currency = "USD", ...rest }: MoneyInputProps) {
  return <NumberInput {...rest} step={0.01} prefix={currencySign(currency)} />;
}

function currencySign(currency: string): string {
  const parts = new Intl.NumberFormat(undefined, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  return parts.find((part) => part.type === "currency")?.value ?? currency;
}
