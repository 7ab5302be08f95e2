package io.linli.marketplace.bill;

/** A row of a file that can be read. @param number from 1, the line of the column names */
record BillLine(long number, String unit, BillDraft terms) {}
