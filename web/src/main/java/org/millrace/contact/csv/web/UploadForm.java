package org.millrace.contact.csv.web;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millrace.contact.csv.ImportSettings;

/** The parts of an upload, for the documentation. */
@Schema(name = "ImportUpload")
public record UploadForm(
        @Schema(type = SchemaType.STRING, format = "binary", required = true) String file, ImportSettings settings) {}
