import { round } from "./core";
import { type Row, ToolError, type ToolList } from "./types";

/** What is paid each month for a loan: amount, yearly interest in percent, years. */
export function loanPayment(amount: number, yearlyRate: number, years: number): number {
  const months = Math.round(years * 12);
  if (months < 1) throw new ToolError("A loan runs for at least one month.");
  const rate = yearlyRate / 1200;
  if (rate === 0) return amount / months;
  return (amount * rate) / (1 - (1 + rate) ** -months);
}

/** The loan month by month: payment, interest, repayment and what is left. */
export function loanSchedule(amount: number, yearlyRate: number, years: number): ToolList {
  const payment = loanPayment(amount, yearlyRate, years);
  const months = Math.min(600, Math.round(years * 12));
  let left = amount;
  return Array.from({ length: months }, (_, index): Row => {
    const interest = (left * yearlyRate) / 1200;
    left = Math.max(0, left - (payment - interest));
    return {
      month: index + 1,
      payment: round(payment, 2),
      interest: round(interest, 2),
      repayment: round(payment - interest, 2),
      left: round(left, 2),
    };
  });
}

/** What an amount grows to: yearly interest in percent, years, and how often a year interest is added. */
export function compoundInterest(
  amount: number,
  yearlyRate: number,
  years: number,
  timesPerYear = 1,
): number {
  if (timesPerYear < 1) throw new ToolError("Interest is added at least once a year.");
  return amount * (1 + yearlyRate / 100 / timesPerYear) ** (timesPerYear * years);
}
