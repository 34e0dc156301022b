package dev.bidbook.review;

import java.util.Map;

/**
 * What a sheet is about, as far as its workbook and its reports need to know.
 *
 * @param id its id, such as {@code northline}
 * @param name what people call it
 * @param customer whose it is
 * @param parameters what it says otherwise than the templates' parameters
 */
public record Scope(String id, String name, String customer, Map<String, Double> parameters) {}
