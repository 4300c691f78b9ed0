package org.millrace.workflow.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.millrace.platform.InvalidInput;
import org.millrace.platform.Sentence;
import org.millrace.workflow.WorkflowJson;

/** Reads a document from a request, never more than a document may be long. */
public final class DocumentBody {

    private DocumentBody() {}

    public static String read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(WorkflowJson.MAX_SIZE + 1);
        if (bytes.length > WorkflowJson.MAX_SIZE) {
            throw new InvalidInput(
                    "$",
                    Sentence.of("The document is larger than {0} bytes.", WorkflowJson.MAX_SIZE),
                    Sentence.of("Split the workflow into several."));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInput("$", Sentence.of("The document is not UTF-8."), Sentence.of("Save it as UTF-8."));
        }
    }
}
