package org.millrace.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFieldTest {

    @ParameterizedTest
    @CsvSource({
        "EMAIL, ' Ada@Example.COM ', Ada@example.com",
        "EMAIL, ada+news@mail.example.com, ada+news@mail.example.com",
        "EMAIL, ada@bücher.example, ada@xn--bcher-kva.example",
        "PHONE, '+44 20 7183 8750', +442071838750",
        "PHONE, +1 (415) 555-0100, +14155550100",
        "FIRST_NAME, '  Ada ', Ada",
        "TIME_ZONE, Europe/Berlin, Europe/Berlin",
        "LOCALE, pt_br, pt-BR"
    })
    void a_value_is_kept_in_one_form(ContactField field, String given, String kept) throws InvalidValue {
        assertThat(field.normalised(given)).isEqualTo(kept);
        assertThat(field.normalised(kept)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.com",
                "ada@",
                "ada@example",
                "ada@@example.com",
                "ada@exa mple.com",
                ".ada@example.com",
                "a..da@example.com",
                "ada@-example.com",
                "ada@example.com\r\nBcc: eve@example.org",
                "ada\n@example.com",
                "ada@example.com,eve@example.org",
                "\"ada\"@example.com",
                "<ada@example.com>",
                "ada@[127.0.0.1]",
                "ädä@example.com"
            })
    void what_could_break_a_header_is_no_address(String given) {
        assertThatThrownBy(() -> ContactField.EMAIL.normalised(given)).isInstanceOf(InvalidValue.class);
    }

    @Property
    @Tag("CVE-2020-35124")
    void whatever_comes_in_no_kept_value_holds_a_line_break(@ForAll String given, @ForAll ContactField field) {
        String kept;
        try {
            kept = field.normalised(given);
        } catch (InvalidValue refused) {
            return;
        }
        assertThat(kept.chars().noneMatch(Character::isISOControl)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PHONE, 020 7183 8750", "PHONE, abc", "TIME_ZONE, CEST+1", "TIME_ZONE, +02:00", "LOCALE, english please"
    })
    void what_cannot_be_understood_is_refused(ContactField field, String given) {
        assertThatThrownBy(() -> field.normalised(given)).isInstanceOf(InvalidValue.class);
    }
}
