package org.millrace.chaos;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jdbi.v3.core.Jdbi;
import org.millrace.harness.Bench;
import org.millrace.host.CrmBean;
import org.millrace.host.CrmDirectory;
import org.millrace.launch.DurablePostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** The host's side: a database of its own on the same PostgreSQL, an XA data source, a deployment beside the EAR. */
final class Crm {

    private static final String STRUCTURE =
            """
            <jboss-deployment-structure>
              <deployment>
                <dependencies>
                  <module name="org.millrace.spi"/>
                </dependencies>
              </deployment>
            </jboss-deployment-structure>
            """;

    private final Jdbi jdbi;

    private Crm(DataSource database) {
        this.jdbi = Jdbi.create(database);
    }

    /** Makes the database; customers whose names end with {@code -refused} cannot be tagged. */
    static Crm in(DurablePostgres postgres) {
        Jdbi.create(postgres.superuser()).useHandle(h -> h.execute("create database crm owner " + postgres.user()));
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(postgres.url("crm"));
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        Crm crm = new Crm(database);
        crm.jdbi.useHandle(
                h -> h.execute("create table customer_tag (customer text, tag text, primary key (customer, tag),"
                        + " constraint customers_only check (customer not like '%-refused'))"));
        return crm;
    }

    /** Tells the running server where the database is; the server keeps it. */
    static void dataSource(Bench bench) {
        DurablePostgres postgres = bench.postgres();
        bench.command("xa-data-source add --name=Crm --jndi-name=java:jboss/datasources/Crm --driver-name=postgresql"
                + " --xa-datasource-properties={\"Url\"=>\"" + postgres.url("crm") + "\"} --user-name="
                + postgres.user()
                + " --password=" + postgres.password() + " --same-rm-override=false --enabled=true");
    }

    static WebArchive deployment() {
        return ShrinkWrap.create(WebArchive.class, "host.war")
                .addClass(CrmDirectory.class)
                .addAsWebInfResource(new StringAsset(STRUCTURE), "jboss-deployment-structure.xml");
    }

    /** Millrace's EAR with the directory as a bean in it. */
    static Path within(Path ear, Path folder) {
        Path larger = folder.resolve("millrace.ear");
        ShrinkWrap.create(ZipImporter.class)
                .importFrom(ear.toFile())
                .as(EnterpriseArchive.class)
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "crm.jar")
                        .addClasses(CrmDirectory.class, CrmBean.class)
                        .addAsManifestResource(
                                new StringAsset("<beans bean-discovery-mode=\"annotated\"/>"), "beans.xml"))
                .as(ZipExporter.class)
                .exportTo(larger.toFile());
        return larger;
    }

    void takeEverybody() {
        jdbi.useHandle(h -> h.execute("alter table customer_tag drop constraint customers_only"));
    }

    /** How many customers have that tag. */
    long tagged(String tag) {
        return jdbi.withHandle(h -> h.createQuery("select count(*) from customer_tag where tag = :tag")
                .bind("tag", tag)
                .mapTo(Long.class)
                .one());
    }

    /** Names of customers with that tag, of those whose names begin so. */
    List<String> tagged(String tag, String group) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select customer from customer_tag where tag = :tag and customer like :group order by 1")
                .bind("tag", tag)
                .bind("group", group + "-%")
                .mapTo(String.class)
                .list());
    }
}
