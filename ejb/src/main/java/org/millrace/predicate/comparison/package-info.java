/**
 * How a value compares, told twice: in memory and in SQL, with the same answer for every value.
 *
 * <ul>
 *   <li>Types never mix: the number 1 equals 1.0, but not the text "1"; true is not "true".
 *   <li>A value that is missing and one that is null are the same. They fit nothing but {@code "exists": false}.
 *   <li>Every answer is true or false. SQL's "unknown" never leaves a comparison, so that {@code not} means the same in both.
 *   <li>A range has numbers or points in time for its ends. Text counts as a point in time when it is an ISO date
 *       ({@code 2026-01-31}, midnight UTC) or an ISO date and time with its offset; other text lies in no range.
 *   <li>Text is compared to the letter, by code points: upper and lower case differ.
 *   <li>A list fits {@code contains} when one of its elements equals the operand. Objects fit only {@code exists}.
 * </ul>
 */
package org.millrace.predicate.comparison;
