package org.millrace.host;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.millrace.spi.ContactChange;
import org.millrace.spi.ContactChanges;
import org.millrace.spi.ContactDirectory;

/** The CRM's customers, as Millrace changes them. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CrmDirectory implements ContactDirectory {

    private static final String ADD =
            "insert into customer_tag (customer, tag) values (?, ?) on conflict (customer, tag) do nothing";

    private static final String REMOVE = "delete from customer_tag where customer = ? and tag = ?";

    @Resource(lookup = "java:jboss/datasources/Crm")
    private DataSource crm;

    @Override
    public void apply(ContactChanges changes) {
        try (Connection connection = crm.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD);
                PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            for (ContactChange contact : changes.contacts()) {
                put(add, contact.externalId(), contact.addedTags());
                put(remove, contact.externalId(), contact.removedTags());
            }
            add.executeBatch();
            remove.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The CRM refused: " + e.getMessage(), e);
        }
    }

    private static void put(PreparedStatement statement, String customer, Set<String> tags) throws SQLException {
        for (String tag : tags) {
            statement.setString(1, customer);
            statement.setString(2, tag);
            statement.addBatch();
        }
    }
}
