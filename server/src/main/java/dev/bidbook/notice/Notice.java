package dev.bidbook.notice;

/**
 * Something that one member of a program is to be told.
 *
 * @param program the program's id
 * @param recipient the member's name
 * @param role the words of the role in which
 * @param subject what it is about, one line
 * @param text what is told, lines
 */
public record Notice(String program, String recipient, String role, String subject, String text) {}
