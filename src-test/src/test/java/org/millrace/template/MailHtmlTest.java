package org.millrace.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHtmlTest {

    @Test
    void the_layout_of_a_mail_stays() {
        String html = MailHtml.sanitised(
                """
                <!DOCTYPE html>
                <html lang="en"><head><title>News</title><style>@media (max-width: 600px) { .w { width: 100% } }</style></head>
                <body style="margin:0;background-color:#ffffff">
                <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" align="center" bgcolor="#eeeeee">
                <tr><td style="padding:10px;background-image:url(https://example.com/b.png);font-family:Arial,sans-serif;color:#333333" valign="top" colspan="2">
                <img src="https://example.com/a.png" width="100" height="50" alt="Logo" style="display:block">
                <a href="https://example.com/?a=1&amp;b=2" target="_blank" style="color:#ff0000">Go</a>
                <a href="mailto:hello@example.com">Write</a> <a href="tel:+441">Call</a>
                <font color="#123456" face="Arial">old</font></td></tr></table></body></html>
                """);

        assertThat(html)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<title>News</title>")
                .contains("@media (max-width: 600px)")
                .contains("<body style=\"margin:0;background-color:#ffffff\">")
                .contains("width=\"600\"", "cellpadding=\"0\"", "align=\"center\"", "bgcolor=\"#eeeeee\"")
                .contains("https://example.com/b.png")
                .contains("padding:10px", "color:#333333", "valign=\"top\"", "colspan=\"2\"")
                .contains("src=\"https://example.com/a.png\"", "alt=\"Logo\"")
                .contains("href=\"https://example.com/?a&#61;1&amp;b&#61;2\"")
                .contains("mailto:hello", "tel:", "display:block", "<font color=\"#123456\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\" java\tscript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"vbscript:alert(1)\">x</a>",
                "<svg><script>alert(1)</script></svg>",
                "<svg/onload=alert(1)>",
                "<iframe src=\"https://example.com\"></iframe>",
                "<object data=\"x\"></object><embed src=\"x\">",
                "<form action=\"https://example.com\"><input name=a></form>",
                "<meta http-equiv=\"refresh\" content=\"0;url=https://example.com\">",
                "<base href=\"https://example.com\">",
                "<link rel=stylesheet href=\"https://example.com/a.css\">",
                "<div style=\"background:url(javascript:alert(1))\">x</div>",
                "<div style=\"width:expression(alert(1))\">x</div>",
                "<div style=\"behavior:url(x.htc)\">x</div>",
                "<table background=\"javascript:alert(1)\"><tr><td>x</td></tr></table>",
                "<style>a{background:url(javascript:alert(1))}</style>",
                "<style>@import 'https://example.com/a.css';</style>",
                "<style>x{width:expression(alert(1))}</style>",
                "<style>a{b:c}</style x><script>alert(1)</script>",
                "<style>a{b:\\65xpression(alert(1))}</style>",
                "<style>a{-moz-binding:url(https://example.com/javascript)}</style>",
                "<style></style><script>alert(1)</script>",
                "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
                "<body onload=alert(1)>",
                "<p onclick=\"alert(1)\">x</p>",
                "<img src=\"javascript:alert(1)\">",
                "<!--<img src=\"--><img src=x onerror=alert(1)//\">"
            })
    void what_runs_or_reaches_out_is_dropped(String html) {
        assertThat(MailHtml.sanitised(html).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(
                        "script", "onerror", "onload", "onclick", "<iframe", "<object", "<embed", "<form", "<input")
                .doesNotContain(
                        "<meta", "<base", "<link", "<svg", "<math", "expression", "behavior", "@import", "data:");
    }
}
