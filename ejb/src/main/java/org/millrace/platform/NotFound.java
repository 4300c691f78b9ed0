package org.millrace.platform;

public class NotFound extends RuntimeException {}
