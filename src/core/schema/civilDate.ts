/** A day of the calendar, `YYYY-MM-DD`, without time or zone. Text order is time order. */
export type CivilDate = string & { readonly civilDate: unique symbol };
