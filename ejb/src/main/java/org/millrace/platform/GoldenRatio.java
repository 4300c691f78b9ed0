package org.millrace.platform;

/**
 * Shares from 0 to 1 for the numbers 1, 2, 3 …: the fractional parts of their multiples of the golden ratio. Any stretch of numbers
 * lies evenly, however many there are, so a long line can be spread piece by piece without knowing its length.
 */
public final class GoldenRatio {

    private static final double STEP = 0.6180339887498949;

    private GoldenRatio() {}

    /** An SQL expression for the share of a number. */
    public static String share(String number) {
        return "(%1$s * cast(%2$s as float8) - floor(%1$s * cast(%2$s as float8)))".formatted(number, STEP);
    }

    public static double share(long number) {
        double product = number * STEP;
        return product - Math.floor(product);
    }
}
