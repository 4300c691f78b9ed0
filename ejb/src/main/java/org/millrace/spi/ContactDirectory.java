package org.millrace.spi;

/**
 * The host's own record of contacts. What steps of a workflow change about contacts is told to it, beside Millrace's own tables,
 * which stay what conditions and pages read.
 *
 * <p><b>Transaction.</b> A call comes in the JTA transaction in which the runs move on: the host's writes are committed with the
 * step or rolled back with it, also when the server dies in between. Use resources that enlist themselves (an XA data source, JMS
 * with XA), and neither suspend the transaction nor begin another one. Nothing may go over the network without that transaction:
 * no HTTP, no mail. Let constraints speak at once, not at commit: what fails in prepare cannot be told from an outage.
 *
 * <p><b>Again.</b> After a rollback the same changes come again, perhaps in other batches. They are states, not differences: a tag
 * that is there may be added, one that is not there may be removed, an attribute may get the value that it has.
 *
 * <p><b>Time.</b> Answer a batch within 10 seconds. All that a batch does has 60 seconds; then the server rolls it back. A batch of
 * several contacts that fails after more than 10 seconds is halved and tried again.
 *
 * <p><b>Errors.</b> Throw {@link DirectoryUnavailable} when nothing can be written at the moment: the runs wait and are tried again
 * after 30 seconds, for as long as it takes; runs that change nothing about contacts go on. An {@link java.sql.SQLException} of a
 * lost connection or a deadlock as the cause means the same. Any other exception refuses the batch: it is rolled back and its halves
 * are tried again, until the contact that cannot be written stands alone. Its run becomes an incident with the exception's message,
 * which a person can retry; the others go on.
 *
 * <p>Several batches call at the same time, from several servers. Contacts come in ascending order of their external ids, so that
 * batches which lock rows in that order do not lock each other out.
 *
 * <pre>{@code
 * @Stateless
 * @PermitAll
 * @TransactionAttribute(TransactionAttributeType.MANDATORY)
 * public class CrmDirectory implements ContactDirectory {
 *
 *     @Resource(lookup = "java:jboss/datasources/Crm")
 *     private DataSource crm;
 *
 *     @Override
 *     public void apply(ContactChanges changes) {
 *         try (Connection connection = crm.getConnection();
 *                 PreparedStatement tag = connection.prepareStatement(
 *                         "insert into customer_tag (customer, tag) values (?, ?) on conflict do nothing")) {
 *             for (ContactChange contact : changes.contacts()) {
 *                 for (String added : contact.addedTags()) {
 *                     tag.setString(1, contact.externalId());
 *                     tag.setString(2, added);
 *                     tag.addBatch();
 *                 }
 *             }
 *             tag.executeBatch();
 *         } catch (SQLException e) {
 *             throw new IllegalStateException(e);
 *         }
 *     }
 * }
 * }</pre>
 */
public interface ContactDirectory {

    /**
     * Writes what steps have decided.
     *
     * @param changes of one tenant, never empty
     * @throws DirectoryUnavailable when the directory cannot be written at the moment
     * @throws RuntimeException when a contact among them cannot be written
     */
    void apply(ContactChanges changes);
}
