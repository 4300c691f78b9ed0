package org.millrace.contact.csv;

/** Rows and what to make of them. */
record ImportSource(CsvRows rows, RowPlan plan) {}
