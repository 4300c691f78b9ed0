package org.millrace.contact.csv;

import java.util.ArrayList;
import java.util.List;

/** Of which type each column's cells are, all of them. */
final class ColumnTypes {

    private final boolean[] numbers;
    private final boolean[] booleans;
    private final boolean[] filled;
    private long rows;

    ColumnTypes(int columns) {
        numbers = new boolean[columns];
        booleans = new boolean[columns];
        filled = new boolean[columns];
        java.util.Arrays.fill(numbers, true);
        java.util.Arrays.fill(booleans, true);
    }

    void add(List<String> cells) {
        rows++;
        for (int i = 0; i < Math.min(cells.size(), filled.length); i++) {
            String cell = cells.get(i).strip();
            if (cell.isEmpty()) {
                continue;
            }
            filled[i] = true;
            numbers[i] = numbers[i] && ColumnType.isNumber(cell);
            booleans[i] = booleans[i] && ColumnType.isTrueOrFalse(cell);
        }
    }

    long rows() {
        return rows;
    }

    List<ColumnType> types() {
        List<ColumnType> types = new ArrayList<>();
        for (int i = 0; i < filled.length; i++) {
            types.add(!filled[i] ? ColumnType.TEXT : type(i));
        }
        return types;
    }

    private ColumnType type(int column) {
        return numbers[column] ? ColumnType.NUMBER : booleans[column] ? ColumnType.BOOLEAN : ColumnType.TEXT;
    }
}
