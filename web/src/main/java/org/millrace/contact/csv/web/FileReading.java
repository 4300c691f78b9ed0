package org.millrace.contact.csv.web;

import java.io.Serializable;
import org.millrace.contact.csv.CsvFormat;
import org.millrace.contact.csv.ImportSettings;

/** How a person has a file read: as it was found out, until something else is chosen. */
public class FileReading implements Serializable {

    private String encoding;
    private String separator;
    private String quote;
    private boolean header;

    static FileReading of(CsvFormat format, boolean noHeader) {
        FileReading reading = new FileReading();
        reading.encoding = format.encoding();
        reading.separator = format.separator();
        reading.quote = format.quote();
        reading.header = !noHeader;
        return reading;
    }

    ImportSettings in(ImportSettings settings) {
        return settings.with(draft -> {
            draft.encoding = encoding;
            draft.separator = separator;
            draft.quote = quote;
            draft.noHeader = !header;
        });
    }

    public String getEncoding() {
        return encoding;
    }

    public void setEncoding(String encoding) {
        this.encoding = encoding;
    }

    public String getSeparator() {
        return separator;
    }

    public void setSeparator(String separator) {
        this.separator = separator;
    }

    public String getQuote() {
        return quote;
    }

    public void setQuote(String quote) {
        this.quote = quote;
    }

    public boolean isHeader() {
        return header;
    }

    public void setHeader(boolean header) {
        this.header = header;
    }
}
